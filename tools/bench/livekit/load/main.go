// Listeners of a LiveKit room without a browser. Arguments: URL, participants, participants who speak, seconds to measure.
//
// It prints a line of JSON when all have joined, when the measurement begins and when it ends.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
)

const (
	joinsAtOnce  = 8
	frame        = 20 * time.Millisecond
	payloadBytes = 60
	settles      = 3 * time.Second
)

var packets, bytes, speakerPackets atomic.Int64

func main() {
	participants, speakers, seconds := number(2), number(3), number(4)
	rooms := joinAll(os.Args[1], participants)
	report(map[string]any{"event": "joined", "clients": len(rooms)})
	for _, room := range rooms[:speakers] {
		speak(room)
	}
	time.Sleep(settles)
	report(map[string]any{"event": "begin"})
	began, packetsBefore, bytesBefore, sentBefore := time.Now(), packets.Load(), bytes.Load(), speakerPackets.Load()
	time.Sleep(time.Duration(seconds) * time.Second)
	elapsed := time.Since(began).Seconds()
	report(map[string]any{
		"event":            "end",
		"packetsPerSecond": float64(packets.Load()-packetsBefore) / elapsed,
		"kbits":            float64(bytes.Load()-bytesBefore) * 8 / 1000 / elapsed,
		"sentPerSecond":    float64(speakerPackets.Load()-sentBefore) / elapsed,
	})
}

func joinAll(url string, participants int) []*lksdk.Room {
	rooms := make([]*lksdk.Room, participants)
	permits := make(chan struct{}, joinsAtOnce)
	var joining sync.WaitGroup
	for index := range rooms {
		joining.Add(1)
		permits <- struct{}{}
		go func() {
			defer func() { <-permits; joining.Done() }()
			rooms[index] = join(url, fmt.Sprint("participant-", index))
		}()
	}
	joining.Wait()
	return rooms
}

func join(url, identity string) *lksdk.Room {
	callback := &lksdk.RoomCallback{ParticipantCallback: lksdk.ParticipantCallback{
		OnTrackSubscribed: func(track *webrtc.TrackRemote, _ *lksdk.RemoteTrackPublication, _ *lksdk.RemoteParticipant) {
			go receive(track)
		},
	}}
	// The key and the secret of a server in development mode.
	info := lksdk.ConnectInfo{APIKey: "devkey", APISecret: "secret", RoomName: "load", ParticipantIdentity: identity}
	room, err := lksdk.ConnectToRoom(url, info, callback, lksdk.WithDisableRegionDiscovery())
	must(err)
	return room
}

func receive(track *webrtc.TrackRemote) {
	packet := make([]byte, 1500)
	for {
		length, _, err := track.Read(packet)
		if err != nil {
			return
		}
		packets.Add(1)
		bytes.Add(int64(length))
	}
}

func speak(room *lksdk.Room) {
	capability := webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: 48000, Channels: 2}
	track, err := lksdk.NewLocalSampleTrack(capability)
	must(err)
	_, err = room.LocalParticipant.PublishTrack(track, &lksdk.TrackPublicationOptions{Name: "microphone"})
	must(err)
	payload := make([]byte, payloadBytes)
	payload[0] = 0xf8
	go func() {
		for range time.Tick(frame) {
			must(track.WriteSample(media.Sample{Data: payload, Duration: frame}, nil))
			speakerPackets.Add(1)
		}
	}()
}

func number(argument int) int {
	value, err := strconv.Atoi(os.Args[argument])
	must(err)
	return value
}

func report(line map[string]any) {
	text, err := json.Marshal(line)
	must(err)
	fmt.Println(string(text))
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
