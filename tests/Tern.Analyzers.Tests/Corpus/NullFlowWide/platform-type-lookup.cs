#nullable enable
using System.Reflection;
namespace NullSafety.SurfB.TypeLookup;

// Type.GetType by name
static class PluginByName
{
    static Type Load(string name) => Type.GetType(name)!;
    static string Label(Type t) => t.Name; // want: null-deref
    public static void DemoPlugin() => Label(Load("Missing.Plugin"));
}
static class StrictByName
{
    static Type Load(string name) => Type.GetType(name, throwOnError: true)!;
    static string Label(Type t) => t.Name;
    public static void DemoStrict() => Label(Load("System.Int32"));
}
// BaseType
class AncestorWalk(Type start)
{
    readonly Type _up = start.BaseType!;
    public string Top() => _up.Name; // missed: null-deref
    public static void DemoAncestor() => new AncestorWalk(typeof(object)).Top();
}
class AncestorStep(Type start)
{
    readonly Type _up = start.BaseType!;
    public string Top() => _up.Name;
    public static void DemoStep() => new AncestorStep(typeof(string)).Top();
}
// DeclaringType
static class OuterOf
{
    static Type Outer(Type t) => t.DeclaringType!;
    static string Path(Type t) { Type o = Outer(t); return o.Name + "/" + t.Name; } // missed: null-deref
    public static void DemoOuter() => Path(typeof(OuterOf));
}
static class OuterOfNested
{
    class Inner { }
    static Type Outer(Type t) => t.DeclaringType!;
    static string Path(Type t) { Type o = Outer(t); return o.Name + "/" + t.Name; }
    public static void DemoNested() => Path(typeof(Inner));
}
// GetElementType
static class ElementOfScalar
{
    static Type Part(Type t) => t.GetElementType()!;
    static bool Plain(Type part) => part.IsPrimitive; // missed: null-deref
    public static void DemoScalar() => Plain(Part(typeof(int)));
}
static class ElementOfArray
{
    static Type Part(Type t) => t.IsArray ? t.GetElementType()! : t;
    static bool Plain(Type part) => part.IsPrimitive;
    public static void DemoArray() { Plain(Part(typeof(int))); Plain(Part(typeof(int[]))); }
}
// GetMethod
class Motor { public int Speed { get; set; } public int Level = 1; int hidden = 2; public int Read() => hidden; }
static class MethodGone
{
    static MethodInfo Find(string n) => typeof(Motor).GetMethod(n)!;
    static object? Call(MethodInfo m) => m.Invoke(new Motor(), null); // missed: null-deref
    public static void DemoMethod() => Call(Find("Write"));
}
static class MethodThere
{
    static MethodInfo Find(string n) => typeof(Motor).GetMethod(n)!;
    static object? Call(MethodInfo m) => m.Invoke(new Motor(), null);
    public static void DemoMethod() => Call(Find(nameof(Motor.Read)));
}
// GetProperty
static class PropertyGone
{
    static PropertyInfo Find() => typeof(Motor).GetProperty("Torque")!;
    static Type Kind(PropertyInfo p) => p.PropertyType; // missed: null-deref
    public static void DemoProperty() => Kind(Find());
}
static class PropertyThere
{
    static PropertyInfo Find() => typeof(Motor).GetProperty(nameof(Motor.Speed))!;
    static Type Kind(PropertyInfo p) => p.PropertyType;
    public static void DemoProperty() => Kind(Find());
}
// GetField
static class FieldHidden
{
    static FieldInfo Find() => typeof(Motor).GetField("hidden")!;
    static object? Peek(FieldInfo f) => f.GetValue(new Motor()); // missed: null-deref
    public static void DemoField() => Peek(Find());
}
static class FieldOpened
{
    static FieldInfo Find() => typeof(Motor).GetField("hidden", BindingFlags.Instance | BindingFlags.NonPublic)!;
    static object? Peek(FieldInfo f) => f.GetValue(new Motor());
    public static void DemoField() => Peek(Find());
}
// GetConstructor
static class CtorGone
{
    static ConstructorInfo Pick(params Type[] sig) => typeof(Motor).GetConstructor(sig)!;
    static object Make(ConstructorInfo c) => c.Invoke([]); // missed: null-deref
    public static void DemoCtor() => Make(Pick(typeof(long)));
}
static class CtorThere
{
    static ConstructorInfo Pick(params Type[] sig) => typeof(Motor).GetConstructor(sig)!;
    static object Make(ConstructorInfo c) => c.Invoke([]);
    public static void DemoCtor() => Make(Pick());
}
// GetInterface
static class InterfaceGone
{
    static Type Face(Type t) => t.GetInterface("IDisposable")!;
    static int Members(Type f) => f.GetMethods().Length; // missed: null-deref
    public static void DemoFace() => Members(Face(typeof(Motor)));
}
static class InterfaceThere
{
    static Type Face(Type t) => t.GetInterface("IDisposable")!;
    static int Members(Type f) => f.GetMethods().Length;
    public static void DemoFace() => Members(Face(typeof(MemoryStream)));
}
// FullName
static class FullNameOfParameter
{
    static string Key(Type t) => t.FullName!;
    static int Size(string key) => key.Length; // missed: null-deref
    public static void DemoFull() => Size(Key(typeof(List<>).GetGenericArguments()[0]));
}
static class NameOfParameter
{
    static string Key(Type t) => t.Name;
    static int Size(string key) => key.Length;
    public static void DemoName() => Size(Key(typeof(List<>).GetGenericArguments()[0]));
}
// Namespace
static class NamespaceOfAnonymous
{
    static string Space(object o) => o.GetType().Namespace!;
    static bool Own(string s) => s.StartsWith("SurfB"); // missed: null-deref
    public static void DemoSpace() => Own(Space(new { A = 1 }));
}
static class NamespaceOfMotor
{
    static string Space(object o) => o.GetType().Namespace!;
    static bool Own(string s) => s.StartsWith("SurfB");
    public static void DemoSpace() => Own(Space(new Motor()));
}
// GenericTypeArguments
static class ArgumentOfPlain
{
    static Type Arg(Type t) => t.GenericTypeArguments.FirstOrDefault()!;
    static string Show(Type a) => a.Name; // want: null-deref
    public static void DemoArg() => Show(Arg(typeof(int)));
}
static class ArgumentCount
{
    static Type[] Args(Type t) => t.GenericTypeArguments;
    static int Show(Type[] a) => a.Length;
    public static void DemoArg() => Show(Args(typeof(int)));
}
// Nullable.GetUnderlyingType
static class UnderlyingOfInt
{
    static Type Core(Type t) => Nullable.GetUnderlyingType(t)!;
    static string Show(Type c) => c.Name; // missed: null-deref
    public static void DemoCore() => Show(Core(typeof(int)));
}
static class UnderlyingOrSelf
{
    static Type Core(Type t) => Nullable.GetUnderlyingType(t) ?? t;
    static string Show(Type c) => c.Name;
    public static void DemoCore() => Show(Core(typeof(int)));
}
