"""What can go wrong with a registry, as one tree; each module draws the part that is its own.

RegistryError                base
├── InvalidReferenceError    references
├── ContentError             content
├── NoSuchPartError          parts
├── ServiceError             service
├── CredentialsError         credentials
├── NetworkError             network
├── NotEcrAnswerError        network
└── BlobError                blobs
"""
