// Names of Node's errors as a board would tell them apart.

// What MicroPython's TLS library says, word for word, of a certificate it does not take.
const CERTIFICATE = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate Common Name (CN) does not match with the expected CN',
  CERT_HAS_EXPIRED: 'The certificate validity has expired',
  CERT_NOT_YET_VALID: 'The certificate validity starts in the future',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate is not correctly signed by the trusted CA',
  UNABLE_TO_GET_ISSUER_CERT: 'The certificate is not correctly signed by the trusted CA',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The certificate is not correctly signed by the trusted CA',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is not correctly signed by the trusted CA',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is not correctly signed by the trusted CA',
  CERT_SIGNATURE_FAILURE: 'The certificate is not correctly signed by the trusted CA',
};

const ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EHOSTUNREACH', 'ETIMEDOUT']);

/**
 * 'certificate' (the message is changed to MicroPython's words), 'name' (not resolved), 'tls',
 * or the name of an errno.
 */
export function errorName(error) {
  const code = error.code ?? '';
  if (Object.hasOwn(CERTIFICATE, code)) {
    error.message = CERTIFICATE[code];
    return 'certificate';
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_STREAM_WRITE_AFTER_END') return 'ECONNRESET';
  if (code === 'ENETUNREACH') return 'EHOSTUNREACH';
  if (ERRNO.has(code)) return code;
  return code.startsWith('ERR_SSL') || code === 'EPROTO' ? 'tls' : 'EIO';
}
