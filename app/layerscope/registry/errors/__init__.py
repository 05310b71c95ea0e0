"""What can go wrong with a registry, as one tree.

RegistryError                       errors.base
├── InvalidReferenceError           errors.references: a text that names nothing
│   ├── LookalikeHostError            a host made to look like ECR's
│   └── EcrPublicError                public.ecr.aws has no layer URLs
├── ContentError                    errors.content: what was read is not what it should be
│   ├── InvalidManifestError          with the place where it fails
│   │   └── InvalidConfigError        the same of a config
│   ├── DigestMismatchError
│   ├── IndexLoopError                an index that contains itself, or nests too deep
│   ├── BlobTooLargeError             a config beyond any sense
│   └── UnsupportedDigestError        an algorithm that cannot be checked here
├── ServiceError                    errors.service: ECR answered no
│   ├── AccessDeniedError             with its Denial parsed (errors.denials)
│   ├── LayerInaccessibleError
│   │   └── LayerArchivedError        known by the layer's state, not by a code
│   ├── LayersNotFoundError, RepositoryNotFoundError, ImageNotFoundError,
│   │   ImageArchivedError, UpstreamLayerError, UpstreamImageError, UpstreamReferrersError, KmsError,
│   │   InvalidParameterError, PolicyNotFoundError, RuleNotFoundError, LimitExceededError,
│   │   StorageClassError, RegionDisabledError
│   ├── ThrottledError, ServerFaultError                          (retryable)
│   └── UnexpectedServiceError        an unknown code
├── CredentialsError                errors.credentials: who is asking is not clear, or not any more
│   ├── NoCredentialsError, PartialCredentialsError, ProfileNotFoundError, MissingDependencyError
│   ├── CredentialSourceError         a process, a container, an instance failed, or
│   │   └── SecretNotAtHandError      the system's keyring
│   ├── InvalidProfileError           its file does not parse, or
│   │   └── WrongProfileError         a setting is wrong, and which
│   ├── SignInRequiredError           SSO or `aws login` is over
│   │   └── SignInTimedOutError       nobody confirmed the code
│   ├── SignInRefusedError, UnknownStartUrlError
│   ├── MfaRequiredError
│   ├── ExpiredCredentialsError, UnknownKeyError, WrongSecretError
│   ├── ClockSkewError                with the offset in seconds, where it is known
│   └── MissingRegionError, InvalidRegionError
├── NetworkError                    errors.network: no answer came (all retryable but the proxy's and TLS)
│   ├── NameResolutionError, UnreachableError, ConnectTimeoutError, ReadTimeoutError, ConnectionLostError
│   ├── ProxyError
│   └── TlsError
├── NotEcrAnswerError               errors.network: an answer that is not ECR's (a portal, a gateway)
└── BlobError                       errors.blobs: the presigned URL was refused
    ├── UrlExpiredError, UrlDeniedError, UrlKmsError, UrlSignatureError, UrlClockSkewError
    ├── BlobNotFoundError, RangeNotSatisfiableError
    ├── StorageBusyError                                          (retryable)
    ├── NotABlobError                 HTML or another text where bytes should be
    └── UnexpectedBlobError
"""
