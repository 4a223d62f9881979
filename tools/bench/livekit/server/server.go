//go:build tools

// Package server pins the LiveKit server that the bench compares with. From 1.13.6 on it needs forks that only its own go.mod names.
package server

import _ "github.com/livekit/livekit-server/cmd/server"
