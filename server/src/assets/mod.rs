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
    faults,
};
use encoding::Encoding;
use file::{File, Representation};
use kind::Kind;

const INDEX: &str = "index.html";
/// What tells the dashboard its connections.
const CONFIG: &str = "config.json";

/// The folder.
#[derive(Debug)]
pub struct Assets {
    root: PathBuf,
    base: BasePath,
    /// A file that stands in for [`CONFIG`]; it may lie outside of the folder.
    config: Option<PathBuf>,
    /// [`CONFIG`] also names the connections to the faults; one of them is to this origin, which is not the page's.
    faults: Option<String>,
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
        Ok(Self { root, base: base.clone(), config: None, faults: None, loaded: Mutex::default() })
    }

    /// Serves another file as `config.json`. It is read again whenever it has changed, like every other.
    pub fn with_config(mut self, file: &Path) -> Result<Self, Error> {
        let unusable = |source| Error::File { what: "cannot read", path: file.to_owned(), source };
        let metadata = fs::File::open(file).and_then(|file| file.metadata()).map_err(unusable)?;
        if !metadata.is_file() {
            return Err(unusable(io::Error::other("it is no file")));
        }
        // Links are left alone: where a volume is replaced by pointing a link elsewhere, the new file is the one meant.
        self.config = Some(std::path::absolute(file).map_err(unusable)?);
        Ok(self)
    }

    /// Names the connections to the faults in `config.json` too. This server must also be there at `elsewhere`, an origin
    /// (`http://host:port`) that is not the page's.
    pub fn with_faults(mut self, elsewhere: &str) -> Self {
        self.faults = Some(elsewhere.to_owned());
        self
    }

    /// The other origin, if `config.json` names the faults.
    pub fn faults(&self) -> Option<&str> {
        self.faults.as_deref()
    }

    /// The file that is served as `config.json`, whether or not it exists.
    pub fn config(&self) -> PathBuf {
        self.config.clone().unwrap_or_else(|| self.root.join(CONFIG))
    }

    /// The file at a path, or the page. `None` where the page would be taken for a broken configuration: none at all is
    /// a fine one.
    fn find(&self, path: &str) -> io::Result<Option<Arc<File>>> {
        if let Some(relative) = relative(path) {
            match self.load(&relative) {
                Ok(file) => return Ok(Some(file)),
                Err(error) if relative == Path::new(CONFIG) => {
                    let is_absent = self.config.is_none() && error.kind() == io::ErrorKind::NotFound;
                    return if is_absent { self.defaults() } else { Err(error) };
                }
                Err(_) => (),
            }
        }
        self.load(Path::new(INDEX)).map(Some)
    }

    /// What stands in for a configuration that is not there.
    fn defaults(&self) -> io::Result<Option<Arc<File>>> {
        let written = self.faults().and_then(|elsewhere| faults::with_connections(b"{}", &self.base, elsewhere));
        written.map(|bytes| File::written(bytes, Kind::of(CONFIG)).map(Arc::new)).transpose()
    }

    fn load(&self, relative: &Path) -> io::Result<Arc<File>> {
        let given = self.config.as_deref().filter(|_| relative == Path::new(CONFIG));
        let path = match given {
            Some(config) => config.to_owned(),
            // Resolved, so that no link leads out of the folder either.
            None => self.root.join(relative).canonicalize()?,
        };
        let metadata = fs::metadata(&path)?;
        if given.is_none() && !(path.starts_with(&self.root) && metadata.is_file()) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let known = self.loaded.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
        if let Some(file) = known.filter(|file| file.is_current(&metadata)) {
            return Ok(file);
        }
        let rewrite = |bytes: &[u8]| match relative.to_str() {
            Some(INDEX) => page::rebased(bytes, &self.base),
            Some(CONFIG) => faults::with_connections(bytes, &self.base, self.faults()?),
            _ => None,
        };
        let name = path.file_name().filter(|_| given.is_none()).map_or(CONFIG.into(), |name| name.to_string_lossy());
        let file = Arc::new(File::read(&path, &metadata, Kind::of(&name), rewrite)?);
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
        io::Result::Ok(file.map(|file| {
            let (representation, encoding) = file.representation(encoding);
            (file, representation, encoding)
        }))
    });
    match found.await {
        Ok(Ok(Some((file, representation, encoding)))) => answer(&request, &file, &representation, encoding),
        Ok(Ok(None)) => (StatusCode::NOT_FOUND, "There is no such file: the dashboard has defaults.\n").into_response(),
        Ok(Err(error)) => {
            tracing::error!(%error, path = request.uri().path(), "a file of the dashboard cannot be read");
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
