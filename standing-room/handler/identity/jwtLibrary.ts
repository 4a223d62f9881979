/** The parts of aws-jwt-verify that are used. The build bundles the library into this module, so that users install no package for it. */
export { JwtVerifier } from "aws-jwt-verify";
export { FetchError, JwksValidationError, JwkValidationError } from "aws-jwt-verify/error";
export { SimpleJwksCache } from "aws-jwt-verify/jwk";
