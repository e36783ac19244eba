#nullable enable
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
namespace NullSafety.SurfB.ReflectValues;

[AttributeUsage(AttributeTargets.All)] class NoteAttribute(string text) : Attribute { public string Text { get; } = text; }
[Note("valve")] class Valve { public string? Tag { get; set; } public int Turns => 3; public void Close() { } public string Open() => "open"; }
class Pipe { }
enum Grade { Low = 1, High = 2 }

// Activator.CreateInstance of a nullable value type
static class MakeNullableBox
{
    static object Make(Type t) => Activator.CreateInstance(t)!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoMake() => Show(Make(typeof(int?)));
}
static class MakeValueBox
{
    static object Make(Type t) => Activator.CreateInstance(t)!;
    static string Show(object o) => o.ToString()!;
    public static void DemoMake() => Show(Make(typeof(int)));
}
// Activator.CreateInstance<T> beside default(T)
static class FreshDefault<T> { public static T Make() => default!; }
static class FreshActivated<T> { public static T Make() => Activator.CreateInstance<T>(); }
static class UseFresh
{
    static string Open(Valve v) => v.Open(); // want: null-deref
    static string OpenToo(Valve v) => v.Open();
    public static void DemoDefault() => Open(FreshDefault<Valve>.Make());
    public static void DemoActivated() => OpenToo(FreshActivated<Valve>.Make());
}
// Attribute.GetCustomAttribute
static class AttributeGone
{
    static NoteAttribute Note(Type t) => (NoteAttribute)Attribute.GetCustomAttribute(t, typeof(NoteAttribute))!;
    static string Text(NoteAttribute n) => n.Text; // missed: null-deref
    public static void DemoNote() => Text(Note(typeof(Pipe)));
}
static class AttributeThere
{
    static NoteAttribute Note(Type t) => (NoteAttribute)Attribute.GetCustomAttribute(t, typeof(NoteAttribute))!;
    static string Text(NoteAttribute n) => n.Text;
    public static void DemoNote() => Text(Note(typeof(Valve)));
}
// GetCustomAttribute<T> of a member
static class MemberNote
{
    static string Read(MemberInfo m) { var n = m.GetCustomAttribute<NoteAttribute>()!; return n.Text; } // missed: null-deref
    public static void DemoMember() => Read(typeof(Pipe));
}
static class MemberNoteGuarded
{
    static string Read(MemberInfo m) { if (!m.IsDefined(typeof(NoteAttribute))) return ""; var n = m.GetCustomAttribute<NoteAttribute>()!; return n.Text; }
    public static void DemoMember() { Read(typeof(Pipe)); Read(typeof(Valve)); }
}
// Enum.GetName
static class GradeName
{
    static string Name(int raw) => Enum.GetName(typeof(Grade), raw)!;
    static string Upper(string n) => n.ToUpperInvariant(); // missed: null-deref
    public static void DemoGrade() => Upper(Name(7));
}
static class GradeText
{
    static string Name(int raw) => ((Grade)raw).ToString();
    static string Upper(string n) => n.ToUpperInvariant();
    public static void DemoGrade() => Upper(Name(7));
}
// Enum.GetName<T>
static class GradeNameGeneric
{
    static string Name(Grade g) => Enum.GetName(g)!;
    static int Len(string n) => n.Length; // missed: null-deref
    public static void DemoGrade() => Len(Name((Grade)9));
}
static class GradeNameDefined
{
    static string Name(Grade g) => Enum.GetName(g)!;
    static int Len(string n) => n.Length;
    public static void DemoGrade() => Len(Name(Grade.High));
}
// Convert.ChangeType
static class ChangeOfNull
{
    static object To(object? o) => Convert.ChangeType(o, typeof(string))!;
    static int Hash(object o) => o.GetHashCode(); // want: null-deref
    public static void DemoChange() => Hash(To(null));
}
static class ChangeOfInt
{
    static object To(object? o) => Convert.ChangeType(o, typeof(string))!;
    static int Hash(object o) => o.GetHashCode();
    public static void DemoChange() => Hash(To(12));
}
// Convert.ToString(string) gives null back, Convert.ToString(object) gives ""
static class TextOfString
{
    static string Text(string? s) => Convert.ToString(s)!;
    static int Len(string t) => t.Length; // want: null-deref
    public static void DemoText() => Len(Text(null));
}
static class TextOfObject
{
    static string Text(object? s) => Convert.ToString(s)!;
    static int Len(string t) => t.Length;
    public static void DemoText() => Len(Text(null));
}
// DBNull
class CellReader(object raw)
{
    public string Value => (raw as string)!;
    public static int Width(CellReader c) => c.Value.Length; // want: null-deref
    public static void DemoCell() => Width(new CellReader(DBNull.Value));
}
class CellPrinter(object raw)
{
    public string Value => raw.ToString()!;
    public static int Width(CellPrinter c) => c.Value.Length;
    public static void DemoCell() => Width(new CellPrinter(DBNull.Value));
}
// PropertyInfo.GetValue
static class ReadProperty
{
    static object Get(object o, string n) => o.GetType().GetProperty(n)!.GetValue(o)!;
    static string Show(object v) => v.ToString()!; // missed: null-deref
    public static void DemoGet() => Show(Get(new Valve(), "Tag"));
}
static class ReadFilledProperty
{
    static object Get(object o, string n) => o.GetType().GetProperty(n)!.GetValue(o)!;
    static string Show(object v) => v.ToString()!;
    public static void DemoGet() => Show(Get(new Valve { Tag = "v1" }, "Tag"));
}
// PropertyInfo.SetMethod
static class SetterOf
{
    static MethodInfo Setter(string n) => typeof(Valve).GetProperty(n)!.SetMethod!;
    static bool Open(MethodInfo m) => m.IsPublic; // missed: null-deref
    public static void DemoSetter() => Open(Setter("Turns"));
}
static class GetterOf
{
    static MethodInfo Getter(string n) => typeof(Valve).GetProperty(n)!.GetMethod!;
    static bool Open(MethodInfo m) => m.IsPublic;
    public static void DemoGetter() => Open(Getter("Turns"));
}
// MethodInfo.Invoke
static class InvokeVoid
{
    static object Run(string n) => typeof(Valve).GetMethod(n)!.Invoke(new Valve(), null)!;
    static string Show(object r) => r.ToString()!; // missed: null-deref
    public static void DemoRun() => Show(Run("Close"));
}
static class InvokeText
{
    static object Run(string n) => typeof(Valve).GetMethod(n)!.Invoke(new Valve(), null)!;
    static string Show(object r) => r.ToString()!;
    public static void DemoRun() => Show(Run("Open"));
}
// Assembly.GetManifestResourceStream
static class ResourceBytes
{
    static Stream Open(string n) => typeof(Valve).Assembly.GetManifestResourceStream(n)!;
    static long Size(Stream s) => s.Length; // missed: null-deref
    public static void DemoResource() => Size(Open("help.txt"));
}
static class ResourceNames
{
    static string[] Names() => typeof(Valve).Assembly.GetManifestResourceNames();
    static long Size(string[] s) => s.Length;
    public static void DemoResource() => Size(Names());
}
// Assembly.GetType
static class AssemblyTypeGone
{
    static Type Pick(string n) => Assembly.GetExecutingAssembly().GetType(n)!;
    static bool Sealed(Type t) => t.IsSealed; // missed: null-deref
    public static void DemoPick() => Sealed(Pick("SurfB.ReflectValues.Pump"));
}
static class AssemblyTypeThere
{
    static Type Pick(string n) => Assembly.GetExecutingAssembly().GetType(n)!;
    static bool Sealed(Type t) => t.IsSealed;
    public static void DemoPick() => Sealed(Pick("SurfB.ReflectValues.Valve"));
}
// Assembly.Location beside AssemblyName.CultureName of a bare name
static class BareNameCulture
{
    static string Culture(AssemblyName n) => n.CultureName!;
    static int Len(string c) => c.Length; // missed: null-deref
    public static void DemoCulture() => Len(Culture(new AssemblyName("Boiler")));
}
static class LocationNever
{
    static string Where(Assembly a) => a.Location;
    static int Len(string c) => c.Length;
    public static void DemoLocation() => Len(Where(typeof(Valve).Assembly));
}
// TypeDescriptor.GetProperties()[name] beside TypeDescriptor.GetConverter
static class DescribedProperty
{
    static PropertyDescriptor Find(string n) => TypeDescriptor.GetProperties(typeof(Valve))[n]!;
    static string Name(PropertyDescriptor d) => d.DisplayName; // missed: null-deref
    public static void DemoDescribed() => Name(Find("Flow"));
}
static class DescribedConverter
{
    static TypeConverter Find(Type t) => TypeDescriptor.GetConverter(t);
    static bool Can(TypeConverter d) => d.CanConvertFrom(typeof(string));
    public static void DemoDescribed() => Can(Find(typeof(Valve)));
}
// RuntimeHelpers.GetUninitializedObject skips the initializers
class Tank { public readonly List<string> Marks = []; public int Count() => Marks.Count; } // missed: null-deref
class Tub { public readonly List<string> Marks = []; public int Count() => Marks.Count; }
static class Unborn
{
    public static void DemoTank() => ((Tank)RuntimeHelpers.GetUninitializedObject(typeof(Tank))).Count();
    public static void DemoTub() => ((Tub)Activator.CreateInstance(typeof(Tub))!).Count();
}
