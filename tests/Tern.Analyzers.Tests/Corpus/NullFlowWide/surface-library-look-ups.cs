// case: surface-library-look-ups
// category: surface
// rationale: what the platform can hold an object in, and each way to it
// csc: none

using System.Collections;
using System.Collections.Immutable;
using System.Collections.Frozen;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using System.Globalization;
namespace NullSafety.SurfaceLibraryLookUps;
public sealed class Item(string n) : IComparable<Item> { public string Name => n; public int CompareTo(Item? o) => 0; }
sealed class Now(Action<Item> a) : IProgress<Item> { public void Report(Item v) => a(v); }
sealed class ServiceP : IServiceProvider { public object? GetService(Type t) => t == typeof(string) ? "a" : null; }
sealed class Bag : IEnumerable<Item> { private readonly List<Item> _l = new(); public void Add(Item i) => _l.Add(i); public IEnumerator<Item> GetEnumerator() => _l.GetEnumerator(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
public static class C
{
    static Item N() => null!;
    static IEnumerable<Item> Iter() { yield return N(); }
    static IEnumerable<Item> Tail(params IEnumerable<Item> s) => s;
    public static void Demo0() { var x = typeof(Item).GetProperty("Nope"); _ = x!.Name; } // missed: null-deref
    public static void Demo1() { var x = typeof(object).BaseType; _ = x!.Name; } // missed: null-deref
    public static void Demo2() { var x = Nullable.GetUnderlyingType(typeof(int)); _ = x!.Name; } // missed: null-deref
    public static void Demo3() { var x = new StringReader("").ReadLine(); _ = x!.Length; } // want: null-deref
    public static void Demo4() { var x = Assembly.GetExecutingAssembly().GetManifestResourceStream("no"); _ = x!.Length; } // missed: null-deref
    public static void Demo5() { var x = new Uri("http://a").UserInfo is { Length: > 5 } u ? u : null; _ = x!.Length; } // want: null-deref
    public static void Demo6() { var x = Enum.GetName((DayOfWeek)99); _ = x!.Length; } // missed: null-deref
    public static void Demo7() { var x = ((DayOfWeek?)null)?.ToString(); _ = x!.Length; } // want: null-deref
    public static void Demo8() { var x = Activator.CreateInstance(typeof(int?)); _ = x!.GetHashCode(); } // missed: null-deref
    public static void Demo9() { var x = new Regex("a").Match("b").Groups.Values.FirstOrDefault(g => g.Success); _ = x!.Value; } // want: null-deref
    public static void Demo10() { var x = new XElement("a").Element("b"); _ = x!.Value; } // missed: null-deref
    public static void Demo11() { var x = new XElement("a").Attribute("b"); _ = x!.Value; } // missed: null-deref
    public static void Demo12() { var x = (string?)new XElement("a").Attribute("b"); _ = x!.Length; } // missed: null-deref
    public static void Demo13() { var x = new XmlDocument().DocumentElement; _ = x!.Name; } // missed: null-deref
    public static void Demo14() { var x = JsonNode.Parse("{}")!["a"]; _ = x!.ToString(); } // want: null-deref
    public static void Demo15() { var x = JsonNode.Parse("null"); _ = x!.ToString(); } // missed: null-deref
    public static void Demo16() { var x = JsonDocument.Parse("null").RootElement.GetString(); _ = x!.Length; } // missed: null-deref
    public static void Demo17() { var x = new NameValueCollection()["k"]; _ = x!.Length; } // want: null-deref
    public static void Demo18() { var x = Path.GetPathRoot("a") is { Length: > 0 } r ? r : null; _ = x!.Length; } // want: null-deref
    public static void Demo19() { var x = CultureInfo.InvariantCulture.Parent is { LCID: 5 } c ? c : null; _ = x!.Name; } // want: null-deref
    public static void Demo20() { var x = new Exception().InnerException; _ = x!.Message; } // missed: null-deref
    public static void Demo21() { var x = new Exception().StackTrace; _ = x!.Length; } // missed: null-deref
    public static void Demo22() { var x = Thread.CurrentThread.Name is { Length: > 99 } t ? t : null; _ = x!.Length; } // want: null-deref
    public static void Demo23() { var x = new HttpRequestMessage().Content; _ = x!.Headers; } // missed: null-deref
    public static void Demo24() { var x = new HttpRequestMessage().RequestUri; _ = x!.Host; } // missed: null-deref
    public static void Demo25() { var x = new DirectoryInfo("/").Parent; _ = x!.Name; } // missed: null-deref
    public static void Demo26() { var x = MethodBase.GetCurrentMethod()!.DeclaringType!.DeclaringType; _ = x!.Name; } // missed: null-deref
    public static void Demo27() { var x = new ServiceP().GetService(typeof(Item)); _ = x!.GetHashCode(); } // want: null-deref
    public static void Demo28() { var x = string.IsNullOrEmpty("") ? null : "a"; _ = x!.Length; } // want: null-deref
}
