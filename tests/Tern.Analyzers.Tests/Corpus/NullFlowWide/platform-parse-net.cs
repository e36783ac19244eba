#nullable enable
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mail;
using System.Web;
namespace NullSafety.SurfB.ParseNet;

// Uri.TryCreate
static class LinkParse
{
    static Uri Parse(string s) { Uri.TryCreate(s, UriKind.Absolute, out Uri? u); return u!; }
    static string Host(Uri u) => u.Host; // want: null-deref
    public static void DemoLink() => Host(Parse("not a link"));
}
static class LinkParts
{
    static Uri Parse(string s) => new Uri(s);
    static int Host(Uri u) => u.Host.Length + u.Query.Length + u.Fragment.Length + u.UserInfo.Length;
    public static void DemoLink() => Host(Parse("file:///a"));
}
// UriBuilder
static class BuilderMissing
{
    static Uri Build(bool on) => on ? new UriBuilder("http", "h").Uri : null!;
    static int Port(Uri u) => u.Port; // want: null-deref
    public static void DemoBuild() => Port(Build(false));
}
static class BuilderParts
{
    static UriBuilder Build() => new UriBuilder { Query = null, Host = "h", UserName = null };
    static int Port(UriBuilder b) => b.Uri.Port + b.Query.Length + b.UserName.Length;
    public static void DemoBuild() => Port(Build());
}
// IPAddress.TryParse
static class AddressParse
{
    static IPAddress Read(string s) => IPAddress.TryParse(s, out var a) ? a : a!;
    static int Size(IPAddress a) => a.GetAddressBytes().Length; // want: null-deref
    public static void DemoAddress() => Size(Read("ten.dot"));
}
static class AddressLoopback
{
    static IPAddress Read(string s) => IPAddress.TryParse(s, out var a) ? a : IPAddress.Loopback;
    static int Size(IPAddress a) => a.GetAddressBytes().Length;
    public static void DemoAddress() => Size(Read("ten.dot"));
}
// IPEndPoint.TryParse
static class EndPointParse
{
    static IPEndPoint Read(string s) { IPEndPoint.TryParse(s, out var e); return e!; }
    static int Port(IPEndPoint e) => e.Port; // want: null-deref
    public static void DemoEndPoint() => Port(Read("?"));
}
static class EndPointStrict
{
    static IPEndPoint Read(string s) => IPEndPoint.Parse(s);
    static int Port(IPEndPoint e) => e.Port + e.Address.ToString().Length;
    public static void DemoEndPoint() => Port(Read("127.0.0.1:80"));
}
// CultureInfo.DefaultThreadCurrentCulture beside Parent and GetCultureInfo
static class CultureDefault
{
    static CultureInfo Pick() => CultureInfo.DefaultThreadCurrentCulture!;
    static string Name(CultureInfo c) => c.Name; // missed: null-deref
    public static void DemoCulture() => Name(Pick());
}
static class CultureParent
{
    static CultureInfo Pick() => CultureInfo.InvariantCulture.Parent.Parent;
    static string Name(CultureInfo c) => c.Name + CultureInfo.GetCultureInfo("").Name + CultureInfo.CurrentCulture.Name;
    public static void DemoCulture() => Name(Pick());
}
// IFormatProvider.GetFormat
static class FormatFor
{
    static object Ask(IFormatProvider p, Type t) => p.GetFormat(t)!;
    static Type Kind(object f) => f.GetType(); // want: null-deref
    public static void DemoFormat() => Kind(Ask(CultureInfo.InvariantCulture, typeof(ICustomFormatter)));
}
static class FormatForNumber
{
    static object Ask(IFormatProvider p, Type t) => p.GetFormat(t)!;
    static Type Kind(object f) => f.GetType(); // needless
    public static void DemoFormat() => Kind(Ask(CultureInfo.InvariantCulture, typeof(NumberFormatInfo)));
}
// TimeZoneInfo
static class ZoneFind
{
    static TimeZoneInfo Zone(string id) { TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? z); return z!; }
    static TimeSpan Shift(TimeZoneInfo z) => z.BaseUtcOffset; // want: null-deref
    public static void DemoZone() => Shift(Zone("Moon/Base"));
}
static class ZoneLocal
{
    static TimeZoneInfo Zone(bool utc) => utc ? TimeZoneInfo.Utc : TimeZoneInfo.Local;
    static TimeSpan Shift(TimeZoneInfo z) => z.BaseUtcOffset;
    public static void DemoZone() { Shift(Zone(true)); Shift(Zone(false)); }
}
// Version.TryParse
static class VersionParse
{
    static Version Read(string s) { Version.TryParse(s, out Version? v); return v!; }
    static int Major(Version v) => v.Major; // want: null-deref
    public static void DemoVersion() => Major(Read("beta"));
}
static class VersionGuarded
{
    static Version? Read(string s) => Version.TryParse(s, out Version? v) ? v : null;
    static int Major(Version? v) => v is { } w ? w.Major + w.ToString().Length : 0;
    public static void DemoVersion() { Major(Read("beta")); Major(Read("1.2")); }
}
// Guid.TryParse
static class GuidParse
{
    static object Read(string s) => Guid.TryParse(s, out Guid g) ? g : null!;
    static string Show(object g) => g.ToString()!; // want: null-deref
    public static void DemoGuid() => Show(Read("x"));
}
static class GuidValue
{
    static object Read(string s) { Guid.TryParse(s, out Guid g); return g; }
    static string Show(object g) => g.ToString()!;
    public static void DemoGuid() => Show(Read("x"));
}
// MailAddress
static class MailTry
{
    static MailAddress Read(string s) { MailAddress.TryCreate(s, out var m); return m!; }
    static string Host(MailAddress m) => m.Host; // want: null-deref
    public static void DemoMail() => Host(Read("nobody"));
}
static class MailPlain
{
    static MailAddress Read(string s) => new MailAddress(s);
    static int Host(MailAddress m) => m.DisplayName.Length + m.User.Length;
    public static void DemoMail() => Host(Read("a@b.c"));
}
// MailMessage.From beside To
static class MessageFrom
{
    static MailAddress From(MailMessage m) => m.From!;
    static string Addr(MailMessage m) => From(m).Address; // missed: null-deref
    public static void DemoFrom() => Addr(new MailMessage());
}
static class MessageTo
{
    static MailAddressCollection To(MailMessage m) => m.To;
    static int Addr(MailMessage m) => To(m).Count + m.Subject.Length + m.Body.Length;
    public static void DemoTo() => Addr(new MailMessage());
}
// HttpUtility and WebUtility
static class QueryKey
{
    static string Get(string q, string k) => HttpUtility.ParseQueryString(q)[k]!;
    static int Len(string v) => v.Length; // missed: null-deref
    public static void DemoQuery() => Len(Get("a=1", "b"));
}
static class QueryText
{
    static string Get(string q) => HttpUtility.ParseQueryString(q).ToString()!;
    static int Len(string v) => v.Length;
    public static void DemoQuery() => Len(Get(""));
}
static class DecodeNull
{
    static string Plain(string? s) => WebUtility.HtmlDecode(s)!;
    static int Len(string v) => v.Length; // want: null-deref
    public static void DemoDecode() => Len(Plain(null));
}
static class DecodeEmpty
{
    static string Plain(string? s) => WebUtility.HtmlDecode(s)!;
    static int Len(string v) => v.Length;
    public static void DemoDecode() => Len(Plain(""));
}
