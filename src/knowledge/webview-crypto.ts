/** Methods of `crypto.subtle` that make, load or use a key, with the positions of the algorithm, the format and the usages among their arguments. Source: W3C Web Cryptography API. */
export const SUBTLE_METHODS: ReadonlyMap<string, { readonly does: KeyUse; readonly algorithm: number; readonly format?: number; readonly usages?: number; readonly extractable?: number }> = new Map([
  ['generateKey', { does: 'make', algorithm: 0, extractable: 1 }],
  ['importKey', { does: 'load', algorithm: 2, format: 0, extractable: 3, usages: 4 }],
  ['unwrapKey', { does: 'load', algorithm: 4, format: 0, extractable: 5, usages: 6 }],
  ['sign', { does: 'sign', algorithm: 0 }],
  ['decrypt', { does: 'decrypt', algorithm: 0 }],
  ['deriveKey', { does: 'derive', algorithm: 0 }],
  ['deriveBits', { does: 'derive', algorithm: 0 }],
]);

export type KeyUse = 'make' | 'load' | 'sign' | 'decrypt' | 'derive';

/** Algorithms with a private key. Those that share a secret (AES, HMAC, PBKDF2, HKDF) are not among them. Source: as above, and WICG Secure Curves. */
export const ASYMMETRIC = /^(?:RSASSA-PKCS1-v1_5|RSA-PSS|RSA-OAEP|ECDSA|ECDH|Ed25519|Ed448|X25519|X448)$/i;

/** What only a private key may do. */
export const PRIVATE_USAGES: ReadonlySet<string> = new Set(['sign', 'decrypt', 'unwrapKey', 'deriveKey', 'deriveBits']);

/** Functions of libraries that make, load or use a private key, by canonical name. Source: their documentation. */
export const PRIVATE_KEY_CALLS: readonly { readonly name: RegExp; readonly does: KeyUse }[] = [
  { name: /^node-forge\.pki\.(?:rsa\.generateKeyPair|ed25519\.generateKeyPair)$/, does: 'make' },
  { name: /^node-forge\.pki\.(?:privateKeyFromPem|privateKeyFromAsn1|decryptRsaPrivateKey)$/, does: 'load' },
  { name: /^(?:tweetnacl|tweetnacl-ts)\.(?:box\.keyPair|sign\.keyPair)(?:\.from\w+)?$/, does: 'make' },
  { name: /^tweetnacl\.sign(?:\.detached)?$/, does: 'sign' },
  { name: /^tweetnacl\.box\.open$/, does: 'decrypt' },
  { name: /^openpgp\.generateKey$/, does: 'make' },
  { name: /^openpgp\.(?:readPrivateKeys?|decryptKey)$/, does: 'load' },
  { name: /^jose\.importPKCS8$/, does: 'load' },
  { name: /^jose\.generateKeyPair$/, does: 'make' },
  { name: /^jsencrypt(?:\.JSEncrypt)?\(\)\.setPrivateKey$/, does: 'load' },
  { name: /^jsrsasign\.KEYUTIL\.generateKeypair$/, does: 'make' },
  { name: /^@noble\/(?:curves\/\w+(?:\.js)?\.\w+|ed25519|secp256k1)\.sign(?:Async)?$/, does: 'sign' },
  { name: /^elliptic\.(?:ec|eddsa)\(\)\.(?:genKeyPair|keyFromPrivate|keyFromSecret)$/, does: 'load' },
  { name: /^ethers\.(?:ethers\.)?Wallet(?:\.(?:createRandom|fromPhrase|fromMnemonic))?$/, does: 'load' },
  { name: /^@solana\/web3\.js\.Keypair\.(?:generate|fromSecretKey|fromSeed)$/, does: 'load' },
  { name: /^libsodium-wrappers(?:-sumo)?\.crypto_(?:box|sign|kx)_(?:seed_)?keypair$/, does: 'make' },
  { name: /^libsodium-wrappers(?:-sumo)?\.crypto_sign(?:_detached)?$/, does: 'sign' },
];

/** A first look: names of calls among which those above are. */
export const MAY_USE_KEYS = /\bcrypto\.subtle\.|^(?:node-forge|tweetnacl|openpgp|jose|jsencrypt|jsrsasign|@noble\/|elliptic|ethers|@solana\/|libsodium)/;

/** Modules that only Node.js has: a script that loads one of them runs in no webview. */
export const NODE_ONLY = /^(?:fs|fs\/promises|child_process|os|net|tls|http|https|worker_threads|readline|cluster)$/;
