//! The built dashboard: files below one folder, compressed, with the right lifetime in caches. A path without a file is
//! the page itself, so that an address of the dashboard can be reloaded.

mod encoding;
mod file;
mod kind;
mod page;

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;

use crate::{
    api::{Refusal, Shape},
    base_path::BasePath,
    error::Error,
};
use encoding::Encoding;
use file::{File, Representation};

const INDEX: &str = "index.html";

/// The folder.
#[derive(Debug)]
pub struct Assets {
    root: PathBuf,
    base: BasePath,
    loaded: Mutex<HashMap<PathBuf, Arc<File>>>,
}

/// Serves the folder.
pub fn router(assets: Arc<Assets>) -> Router {
    Router::new().fallback(serve).with_state(assets)
}

impl Assets {
    /// Opens the folder of a built dashboard, and makes sure that its page can be served below `base`.
    pub fn open(folder: &Path, base: &BasePath) -> Result<Self, Error> {
        let root = folder.canonicalize().ok().filter(|root| root.is_dir());
        let root = root.ok_or_else(|| Error::NoAssets(folder.to_owned()))?;
        let page = root.join(INDEX);
        let html = match fs::read(&page) {
            Ok(html) => html,
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Err(Error::NoIndex(folder.to_owned())),
            Err(source) => return Err(Error::File { what: "cannot read", path: page, source }),
        };
        if !base.is_root() && page::rebased(&html, base).is_none() {
            return Err(Error::NoBase { page, base: base.to_string() });
        }
        Ok(Self { root, base: base.clone(), loaded: Mutex::default() })
    }

    /// The file at a path, or the page.
    fn find(&self, path: &str) -> io::Result<Arc<File>> {
        if let Some(relative) = relative(path)
            && let Ok(file) = self.load(&relative)
        {
            return Ok(file);
        }
        self.load(Path::new(INDEX))
    }

    fn load(&self, relative: &Path) -> io::Result<Arc<File>> {
        // Resolved, so that no link leads out of the folder either.
        let path = self.root.join(relative).canonicalize()?;
        let metadata = fs::metadata(&path)?;
        if !path.starts_with(&self.root) || !metadata.is_file() {
            return Err(io::ErrorKind::NotFound.into());
        }
        let known = self.loaded.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
        if let Some(file) = known.filter(|file| file.is_current(&metadata)) {
            return Ok(file);
        }
        let base = (relative == Path::new(INDEX)).then_some(&self.base);
        let file = Arc::new(File::read(&path, &metadata, base)?);
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner).insert(path, Arc::clone(&file));
        Ok(file)
    }
}

/// The path of a file below the folder. `None` for what can be none: a segment that leads elsewhere or is hidden.
fn relative(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path.trim_start_matches('/')).decode_utf8().ok()?;
    if decoded.is_empty() {
        return Some(INDEX.into());
    }
    let plain =
        |segment: &str| !segment.is_empty() && !segment.starts_with('.') && !segment.contains(['\\', ':', '\0']);
    decoded.split('/').all(plain).then(|| decoded.split('/').collect())
}

async fn serve(State(assets): State<Arc<Assets>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Refusal::Method.respond(Shape::Swr);
    }
    let path = request.uri().path().to_owned();
    let encoding = Encoding::accepted(request.headers());
    let found = tokio::task::spawn_blocking(move || {
        let file = assets.find(&path)?;
        let (representation, encoding) = file.representation(encoding);
        io::Result::Ok((Arc::clone(&file), representation, encoding))
    });
    match found.await {
        Ok(Ok((file, representation, encoding))) => answer(&request, &file, &representation, encoding),
        Ok(Err(error)) => {
            tracing::error!(%error, "the page cannot be read");
            (StatusCode::INTERNAL_SERVER_ERROR, "The dashboard's files cannot be read.\n").into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn answer(request: &Request, file: &File, representation: &Representation, encoding: Encoding) -> Response {
    let mut headers = HeaderMap::new();
    let immutable = file.kind.immutable;
    let lifetime = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(lifetime));
    headers.insert(header::ETAG, representation.etag.clone());
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if matches(request.headers(), &representation.etag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind.mime));
    headers.insert(header::CONTENT_LENGTH, representation.bytes.len().into());
    if let Some(name) = encoding.name() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    if *request.method() == Method::HEAD {
        return headers.into_response();
    }
    (headers, representation.bytes.clone()).into_response()
}

/// Whether the client has this very representation: `If-None-Match` names it, weakly or not, or `*`.
fn matches(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let named = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|value| value.split(',')).map(str::trim).any(|candidate| {
        candidate == "*" || candidate.strip_prefix("W/").unwrap_or(candidate).as_bytes() == etag.as_bytes()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_the_folder() {
        assert_eq!(relative("/"), Some(INDEX.into()));
        assert_eq!(relative("/a/b.js"), Some("a/b.js".into()));
        assert_eq!(relative("/%E4%B8%AD.svg"), Some("中.svg".into()));
        for path in [
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/a//b",
            "/.git/config",
            "/a/%00",
            "/..%5cx",
            "/c:/x",
            "/%ff",
            "/a/",
        ] {
            assert_eq!(relative(path), None, "{path}");
        }
    }
}
