import * as pulumi from "@pulumi/pulumi";
import { StandingRoom } from "pulumi-chime-sdk-meetings/standing-room";

const config = new pulumi.Config();

const rooms = new StandingRoom("rooms", {
  mediaRegion: "eu-central-1",
  rooms: { lobby: {} },
  authorizationType: "JWT",
  // The claims are those of the tokens that web/local.ts issues.
  jwt: {
    issuer: config.require("issuer"),
    audience: config.require("audience"),
    roomsClaim: "rooms",
    actionsClaim: "actions",
  },
  allowedOrigins: [config.require("appOrigin")],
});

export const joinUrl = rooms.joinUrl;
