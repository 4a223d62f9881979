/* The part of livekit-client that the page uses. The bench installs the package outside of this repository. */
declare module "livekit-client" {
  interface RemoteTrack {
    readonly kind: string;
    readonly mediaStreamTrack: MediaStreamTrack;
    attach(element?: HTMLMediaElement): HTMLMediaElement;
  }

  interface Participant {
    readonly identity: string;
  }

  interface LocalParticipant extends Participant {
    publishTrack(track: MediaStreamTrack, options: { readonly source: string }): Promise<unknown>;
  }

  export class Room {
    constructor(options: Readonly<Record<string, unknown>>);
    readonly localParticipant: LocalParticipant;
    on(event: "trackSubscribed", listener: (track: RemoteTrack, publication: unknown, who: Participant) => void): this;
    connect(url: string, token: string, options: Readonly<Record<string, unknown>>): Promise<void>;
  }
}
