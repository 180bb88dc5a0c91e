//! A file in memory, in every encoding that was asked for so far.

use std::{
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
    sync::OnceLock,
    time::SystemTime,
};

use axum::http::HeaderValue;
use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::{encoding::Encoding, kind::Kind};

/// Bytes as they are sent, and what tells them from all others.
#[derive(Clone, Debug)]
pub struct Representation {
    /// The bytes.
    pub bytes: Bytes,
    /// Strong validator: two encodings of one file have different ones.
    pub etag: HeaderValue,
}

/// A file.
#[derive(Debug)]
pub struct File {
    /// What the name it is served under says about it.
    pub kind: Kind,
    path: PathBuf,
    length: u64,
    modified: Option<SystemTime>,
    rewritten: bool,
    plain: Representation,
    brotli: OnceLock<Option<Representation>>,
    gzip: OnceLock<Option<Representation>>,
}

impl File {
    /// Reads a file; `rewrite` may have it served otherwise than it is.
    pub fn read(
        path: &Path,
        metadata: &Metadata,
        kind: Kind,
        rewrite: impl FnOnce(&[u8]) -> Option<Vec<u8>>,
    ) -> io::Result<Self> {
        let bytes = fs::read(path)?;
        let rewritten = rewrite(&bytes).filter(|rewritten| *rewritten != bytes);
        Ok(Self {
            kind,
            path: path.to_owned(),
            length: metadata.len(),
            modified: metadata.modified().ok(),
            rewritten: rewritten.is_some(),
            plain: represent(rewritten.unwrap_or(bytes), Encoding::Identity)?,
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        })
    }

    /// A file that stands nowhere.
    pub fn written(bytes: Vec<u8>, kind: Kind) -> io::Result<Self> {
        Ok(Self {
            kind,
            path: PathBuf::new(),
            length: 0,
            modified: None,
            rewritten: true,
            plain: represent(bytes, Encoding::Identity)?,
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        })
    }

    /// Whether the file is still the one that was read.
    pub fn is_current(&self, metadata: &Metadata) -> bool {
        self.length == metadata.len() && self.modified == metadata.modified().ok()
    }

    /// The file in an encoding, or as it is where that is no gain. Compressing may take a while, the first time.
    pub fn representation(&self, wanted: Encoding) -> (Representation, Encoding) {
        let place = match wanted {
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
            Encoding::Identity => return (self.plain.clone(), Encoding::Identity),
        };
        match place.get_or_init(|| self.compressed(wanted)) {
            Some(representation) => (representation.clone(), wanted),
            None => (self.plain.clone(), Encoding::Identity),
        }
    }

    fn compressed(&self, encoding: Encoding) -> Option<Representation> {
        let bytes = match self.sibling(encoding) {
            Some(bytes) => bytes,
            None if self.kind.compressible => encoding.compress(&self.plain.bytes)?,
            None => return None,
        };
        represent(bytes, encoding).ok()
    }

    /// What the build has compressed beforehand, `name.js.br` beside `name.js`, unless it is older than the file.
    fn sibling(&self, encoding: Encoding) -> Option<Vec<u8>> {
        if self.rewritten {
            return None;
        }
        let name = format!("{}.{}", self.path.file_name()?.to_str()?, encoding.suffix()?);
        let path = self.path.with_file_name(name);
        let modified = fs::metadata(&path).ok()?.modified().ok()?;
        if self.modified.is_some_and(|own| modified < own) {
            return None;
        }
        fs::read(path).ok()
    }
}

fn represent(bytes: Vec<u8>, encoding: Encoding) -> io::Result<Representation> {
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    let hash: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let etag = match encoding.name() {
        Some(name) => format!("\"{hash}-{name}\""),
        None => format!("\"{hash}\""),
    };
    Ok(Representation { bytes: bytes.into(), etag: HeaderValue::try_from(etag).map_err(io::Error::other)? })
}
