#nullable enable
using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
namespace NullSafety.SurfB.ExceptionsDelegates;

// InnerException beside GetBaseException
static class InnerOf
{
    static Exception Inner(Exception e) => e.InnerException!;
    static string Text(Exception e) => e.Message; // missed: null-deref
    public static void DemoInner() => Text(Inner(new IOException("a")));
}
static class BaseOf
{
    static Exception Inner(Exception e) => e.GetBaseException();
    static string Text(Exception e) => e.Message;
    public static void DemoBase() => Text(Inner(new IOException(null)));
}
// StackTrace, before and after the throw
static class TraceUnthrown
{
    static string Trace(Exception e) => e.StackTrace!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoTrace() => Len(Trace(new IOException()));
}
static class TraceThrown
{
    static string Trace(Exception e) { try { throw e; } catch (IOException x) { return x.StackTrace!; } }
    static int Len(string s) => s.Length;
    public static void DemoTrace() => Len(Trace(new IOException()));
}
// Source
static class SourceUnthrown
{
    static string Source(Exception e) => e.Source!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoSource() => Len(Source(new IOException()));
}
static class SourceSet
{
    static string Source(Exception e) { e.Source = "disk"; return e.Source; }
    static int Len(string s) => s.Length;
    public static void DemoSource() => Len(Source(new IOException()));
}
// HelpLink beside Message
static class HelpOf
{
    static string Help(Exception e) => e.HelpLink!;
    static string Low(string s) => s.ToLower(); // missed: null-deref
    public static void DemoHelp() => Low(Help(new IOException("a")));
}
static class MessageOf
{
    static string Help(Exception e) => e.Message;
    static string Low(string s) => s.ToLower();
    public static void DemoMessage() => Low(Help(new IOException(null, null)));
}
// TargetSite
static class SiteOf
{
    static MethodBase Site(Exception e) => e.TargetSite!;
    static string Name(MethodBase m) => m.Name; // missed: null-deref
    public static void DemoSite() => Name(Site(new IOException()));
}
static class TextOfAll
{
    static string Site(Exception e) => e.ToString();
    static string Name(string m) => m.Trim();
    public static void DemoSite() => Name(Site(new IOException()));
}
// Data
static class DataOf
{
    static object Datum(Exception e, string k) => e.Data[k]!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoData() => Show(Datum(new IOException(), "port"));
}
static class DataSet
{
    static object Datum(Exception e, string k) { e.Data[k] = 80; return e.Data[k]!; }
    static string Show(object o) => o.ToString()!;
    public static void DemoData() => Show(Datum(new IOException(), "port"));
}
// AggregateException
static class BundleInner
{
    static Exception Inner(AggregateException e) => e.InnerException!;
    static string Text(Exception e) => e.Message; // missed: null-deref
    public static void DemoBundle() => Text(Inner(new AggregateException()));
}
static class BundleFlat
{
    static AggregateException Inner(AggregateException e) => e.Flatten();
    static int Text(AggregateException e) => e.InnerExceptions.Count;
    public static void DemoBundle() => Text(Inner(new AggregateException()));
}
static class BundleOne
{
    static Exception Inner(AggregateException e) => e.InnerException!;
    static string Text(Exception e) => e.Message;
    public static void DemoBundle() => Text(Inner(new AggregateException(new IOException())));
}
// ArgumentException.ParamName, ObjectDisposedException.ObjectName
static class ParamOf
{
    static string Param(ArgumentException e) => e.ParamName!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoParam() => Len(Param(new ArgumentException("bad")));
}
static class ParamGiven
{
    static string Param(ArgumentException e) => e.ParamName!;
    static int Len(string s) => s.Length;
    public static void DemoParam() => Len(Param(new ArgumentException("bad", "x")));
}
static class FileOf
{
    static string File(FileNotFoundException e) => e.FileName!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoFile() => Len(File(new FileNotFoundException("gone")));
}
static class DisposedName
{
    static string File(ObjectDisposedException e) => e.ObjectName;
    static int Len(string s) => s.Length;
    public static void DemoFile() => Len(File(new ObjectDisposedException(null)));
}
// StackTrace.GetFrame, StackFrame.GetFileName
static class FrameFar
{
    static StackFrame Frame(int i) => new StackTrace().GetFrame(i)!;
    static int Line(StackFrame f) => f.GetFileLineNumber(); // missed: null-deref
    public static void DemoFrame() => Line(Frame(5000));
}
static class FrameAll
{
    static StackFrame[] Frame() => new StackTrace().GetFrames();
    static int Line(StackFrame[] f) => f.Length;
    public static void DemoFrame() => Line(Frame());
}
static class FrameFile
{
    static string File(StackFrame f) => f.GetFileName()!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoFrameFile() => Len(File(new StackFrame(0, false)));
}
static class FrameText
{
    static string File(StackFrame f) => f.ToString();
    static int Len(string s) => s.Length;
    public static void DemoFrameFile() => Len(File(new StackFrame(0, false)));
}
// Delegate.Combine
static class CombineNone
{
    static Action Both(Action? a, Action? b) => (Action)Delegate.Combine(a, b)!;
    static void Run(Action a) => a(); // missed: null-deref
    public static void DemoCombine() => Run(Both(null, null));
}
static class CombineOne
{
    static Action Both(Action? a, Action? b) => (Action)Delegate.Combine(a, b)!;
    static void Run(Action a) => a();
    public static void DemoCombine() => Run(Both(null, () => { }));
}
// Delegate.Remove
static class RemoveLast
{
    static Action Less(Action a, Action b) => (Action)Delegate.Remove(a, b)!;
    static void Ping() { }
    static MethodInfo Run(Action a) => a.Method; // missed: null-deref
    public static void DemoRemove() => Run(Less(Ping, Ping));
}
static class RemoveOther
{
    static Action Less(Action a, Action b) => (Action)Delegate.Remove(a, b)!;
    static void Ping() { }
    static void Pong() { }
    static MethodInfo Run(Action a) => a.Method;
    public static void DemoRemove() => Run(Less(Ping, Pong));
}
// -= on a delegate field
class Bell
{
    Action _ring = Ding;
    static void Ding() { }
    public Bell Mute() { _ring = (_ring - Ding)!; return this; }
    public void Ring() => _ring.Invoke(); // want: null-deref
    public static void DemoBell() => new Bell().Mute().Ring();
}
class BellTwice
{
    Action _ring = Ding;
    static void Ding() { }
    public BellTwice Mute() { _ring += Ding; _ring = (_ring - Ding)!; return this; }
    public void Ring() => _ring.Invoke();
    public static void DemoBell() => new BellTwice().Mute().Ring();
}
// Delegate.Target
static class TargetOfStatic
{
    static void Ping() { }
    static object Owner(Delegate d) => d.Target!;
    static Type Kind(object o) => o.GetType(); // missed: null-deref
    public static void DemoTarget() { Action a = Ping; Kind(Owner(a)); }
}
class TargetOfInstance
{
    void Ping() { }
    static object Owner(Delegate d) => d.Target!;
    static Type Kind(object o) => o.GetType();
    public static void DemoTarget() { Action a = new TargetOfInstance().Ping; Kind(Owner(a)); }
}
// an event without subscribers, and GetInvocationList
class Tap
{
    public event EventHandler Opened = null!;
    public void Open() => Opened(this, EventArgs.Empty); // want: null-deref
    public static void DemoTap() => new Tap().Open();
}
class TapWired
{
    public event EventHandler Opened = null!;
    public int Open() { Opened(this, EventArgs.Empty); return Opened.GetInvocationList().Length; }
    public static void DemoTap() { var t = new TapWired(); t.Opened += (_, _) => { }; t.Open(); }
}
// INotifyPropertyChanged and PropertyChangedEventArgs.PropertyName
class Dial : INotifyPropertyChanged
{
    public event PropertyChangedEventHandler? PropertyChanged;
    public void All() => PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(null));
    public static void DemoDial() { var d = new Dial(); d.PropertyChanged += (_, e) => Log(e.PropertyName!); d.All(); }
    static int Log(string n) => n.Length; // missed: null-deref
}
class DialNamed : INotifyPropertyChanged
{
    public event PropertyChangedEventHandler? PropertyChanged;
    public void All() => PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(All)));
    public static void DemoDial() { var d = new DialNamed(); d.All(); d.PropertyChanged += (_, e) => Log(e.PropertyName!); d.All(); }
    static int Log(string n) => n.Length;
}
