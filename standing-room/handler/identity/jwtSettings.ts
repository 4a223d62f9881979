/** How tokens of people are verified. */
export interface JwtSettings {
  /** The `iss` claim, and the address of the OpenID configuration without `/.well-known/openid-configuration`. */
  readonly issuer: string;
  /** The `aud` claim must have one of these. */
  readonly audience: string | readonly string[];
  /** The claim that names the person. Default: `sub`. */
  readonly externalUserIdClaim?: string;
  /** The claim that lists the rooms of the person. Default: the person may enter every room. */
  readonly roomsClaim?: string;
  /** The claim that lists the rooms in which the person is a host. Default: nobody is a host. */
  readonly hostRoomsClaim?: string;
  /** The claim that lists the actions of the person. Default: the person has none. */
  readonly actionsClaim?: string;
  /** The `scope` claim must have one of these. Default: not checked. */
  readonly scopes?: readonly string[];
}
