#nullable enable
using System.Net;
using System.Net.Http.Headers;
namespace NullSafety.SurfB.HttpCookies;

// HttpRequestMessage.Content
static class RequestBody
{
    static HttpContent Body(HttpRequestMessage m) => m.Content!;
    static HttpContentHeaders Heads(HttpContent c) => c.Headers; // missed: null-deref
    public static void DemoBody() => Heads(Body(new HttpRequestMessage()));
}
static class RequestBodySet
{
    static HttpContent Body(HttpRequestMessage m) => m.Content!;
    static HttpContentHeaders Heads(HttpContent c) => c.Headers;
    public static void DemoBody() => Heads(Body(new HttpRequestMessage { Content = new StringContent("") }));
}
// HttpRequestMessage.RequestUri
class Call(HttpRequestMessage m)
{
    public Uri Where => m.RequestUri!;
    public static bool Secure(Call c) => c.Where.IsAbsoluteUri; // missed: null-deref
    public static void DemoCall() => Secure(new Call(new HttpRequestMessage()));
}
class CallTo(HttpRequestMessage m)
{
    public Uri Where => m.RequestUri!;
    public static bool Secure(CallTo c) => c.Where.IsAbsoluteUri;
    public static void DemoCall() => Secure(new CallTo(new HttpRequestMessage(HttpMethod.Get, "http://h/")));
}
// HttpResponseMessage.RequestMessage beside Content
static class ReplySource
{
    static HttpRequestMessage Source(HttpResponseMessage r) => r.RequestMessage!;
    static HttpMethod Verb(HttpRequestMessage q) => q.Method; // missed: null-deref
    public static void DemoSource() => Verb(Source(new HttpResponseMessage()));
}
static class ReplyContent
{
    static HttpContent Source(HttpResponseMessage r) => r.Content;
    static HttpContentHeaders Verb(HttpContent q) => q.Headers;
    public static void DemoSource() => Verb(Source(new HttpResponseMessage()));
}
// HttpContent.Headers.ContentType
static class BytesType
{
    static MediaTypeHeaderValue Kind(HttpContent c) => c.Headers.ContentType!;
    static string Show(MediaTypeHeaderValue t) => t.ToString(); // missed: null-deref
    public static void DemoKind() => Show(Kind(new ByteArrayContent([1])));
}
static class TextType
{
    static MediaTypeHeaderValue Kind(HttpContent c) => c.Headers.ContentType!;
    static string Show(MediaTypeHeaderValue t) => t.ToString();
    public static void DemoKind() => Show(Kind(new StringContent("x")));
}
// MediaTypeHeaderValue.CharSet
static class CharSetGone
{
    static string Set(MediaTypeHeaderValue t) => t.CharSet!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoSet() => Len(Set(new MediaTypeHeaderValue("text/plain")));
}
static class CharSetThere
{
    static string Set(MediaTypeHeaderValue t) => t.CharSet!;
    static int Len(string s) => s.Length;
    public static void DemoSet() => Len(Set(new MediaTypeHeaderValue("text/plain", "utf-8")));
}
// MediaTypeHeaderValue.TryParse
static class MediaTry
{
    static MediaTypeHeaderValue Read(string s) { MediaTypeHeaderValue.TryParse(s, out var t); return t!; }
    static string Type(MediaTypeHeaderValue t) => t.MediaType!; // want: null-deref
    public static void DemoMedia() => Type(Read("///"));
}
static class MediaParse
{
    static MediaTypeHeaderValue Read(string s) => MediaTypeHeaderValue.Parse(s);
    static ICollection<NameValueHeaderValue> Type(MediaTypeHeaderValue t) => t.Parameters;
    public static void DemoMedia() => Type(Read("text/html"));
}
// HttpResponseHeaders.Location and ETag beside Vary
static class Redirect
{
    static Uri Next(HttpResponseMessage r) => r.Headers.Location!;
    static string Text(Uri u) => u.OriginalString; // missed: null-deref
    public static void DemoRedirect() => Text(Next(new HttpResponseMessage()));
}
static class VaryBy
{
    static HttpHeaderValueCollection<string> Next(HttpResponseMessage r) => r.Headers.Vary;
    static int Text(HttpHeaderValueCollection<string> u) => u.Count;
    public static void DemoVary() => Text(Next(new HttpResponseMessage()));
}
static class Tagged
{
    static EntityTagHeaderValue Tag(HttpResponseMessage r) => r.Headers.ETag!;
    static bool Weak(EntityTagHeaderValue t) => t.IsWeak; // missed: null-deref
    public static void DemoTag() => Weak(Tag(new HttpResponseMessage()));
}
static class TaggedAny
{
    static EntityTagHeaderValue Tag(HttpResponseMessage r) => r.Headers.ETag ?? EntityTagHeaderValue.Any;
    static bool Weak(EntityTagHeaderValue t) => t.IsWeak;
    public static void DemoTag() => Weak(Tag(new HttpResponseMessage()));
}
// HttpHeaders.TryGetValues
static class HeaderTry
{
    static IEnumerable<string> Vals(HttpRequestMessage m, string n) { m.Headers.TryGetValues(n, out var v); return v!; }
    static IEnumerator<string> Walk(IEnumerable<string> v) => v.GetEnumerator(); // want: null-deref
    public static void DemoVals() => Walk(Vals(new HttpRequestMessage(), "X-Id"));
}
static class HeaderGuarded
{
    static IEnumerable<string> Vals(HttpRequestMessage m, string n) => m.Headers.TryGetValues(n, out var v) ? v : [];
    static IEnumerator<string> Walk(IEnumerable<string> v) => v.GetEnumerator();
    public static void DemoVals() => Walk(Vals(new HttpRequestMessage(), "X-Id"));
}
// AuthenticationHeaderValue.Parameter
static class AuthGone
{
    static string Secret(AuthenticationHeaderValue a) => a.Parameter!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoAuth() => Len(Secret(new AuthenticationHeaderValue("Basic")));
}
static class AuthScheme
{
    static string Secret(AuthenticationHeaderValue a) => a.Scheme;
    static int Len(string s) => s.Length;
    public static void DemoAuth() => Len(Secret(new AuthenticationHeaderValue("Basic")));
}
// HttpClient.BaseAddress beside DefaultRequestHeaders
static class ClientBase
{
    static Uri Base(HttpClient c) => c.BaseAddress!;
    static int Port(Uri u) => u.Port; // missed: null-deref
    public static void DemoBase() => Port(Base(new HttpClient()));
}
static class ClientHeads
{
    static HttpRequestHeaders Base(HttpClient c) => c.DefaultRequestHeaders;
    static int Port(HttpRequestHeaders u) => u.Accept.Count;
    public static void DemoBase() => Port(Base(new HttpClient()));
}
// CookieCollection[name] beside Cookie.Value
static class Jar
{
    static Cookie Pick(CookieCollection c, string n) => c[n]!;
    static string Val(Cookie c) => c.Value; // missed: null-deref
    public static void DemoJar() => Val(Pick(new CookieCollection(), "sid"));
}
static class JarFilled
{
    static Cookie Pick(CookieCollection c, string n) { c.Add(new Cookie(n, null)); return c[n]!; }
    static int Val(Cookie c) => c.Value.Length + c.Domain.Length + c.Comment.Length;
    public static void DemoJar() => Val(Pick(new CookieCollection(), "sid"));
}
// Cookie.CommentUri
static class CookieNote
{
    static Uri Note(Cookie c) => c.CommentUri!;
    static string Text(Uri u) => u.AbsolutePath; // missed: null-deref
    public static void DemoNote() => Text(Note(new Cookie("a", "b")));
}
static class CookiePath
{
    static string Note(Cookie c) => c.Path;
    static string Text(string u) => u.Trim();
    public static void DemoNote() => Text(Note(new Cookie("a", "b")));
}
// CredentialCache.GetCredential beside NetworkCredential
static class CacheCredential
{
    static NetworkCredential For(CredentialCache c, Uri u) => c.GetCredential(u, "Basic")!;
    static string User(NetworkCredential n) => n.UserName; // missed: null-deref
    public static void DemoCredential() => User(For(new CredentialCache(), new Uri("http://h/")));
}
static class PlainCredential
{
    static NetworkCredential For(string? u) => new NetworkCredential(u, (string?)null);
    static int User(NetworkCredential n) => n.UserName.Length + n.Password.Length + n.Domain.Length;
    public static void DemoCredential() => User(For(null));
}
