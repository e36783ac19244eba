// case: global-request-context
// category: global-state
// rationale: an AsyncLocal that another flow has not set, a ThreadStatic initialiser, and a static service locator that is reset
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GlobalRequestContext;

public sealed class RequestContext
{
    private static readonly AsyncLocal<RequestContext> Slot = new();

    public string User { get; init; } = "anonymous";

    public static RequestContext Current { get => Slot.Value!; set => Slot.Value = value; }
}

public static class Locator
{
    private static Func<string>? _clock;

    public static Func<string> Clock => _clock!;

    public static void Use(Func<string> clock) => _clock = clock;

    public static void Reset() => _clock = null;
}

public static class Scratch
{
    [ThreadStatic]
    private static List<int> _buffer = new();

    public static int Push(int n)
    {
        _buffer.Add(n); // want: null-deref
        return n;
    }
}

public static class Case
{
    private static int Greeting()
    {
        return RequestContext.Current.User.Length; // want: null-deref
    }

    private static int GreetingInside()
    {
        RequestContext.Current = new RequestContext { User = "ada" };
        return RequestContext.Current.User.Length;
    }

    private static string Now()
    {
        Locator.Use(() => "12:00");
        string a = Locator.Clock();
        Locator.Reset();
        return a + Locator.Clock(); // want: null-deref
    }

    public static void Demo1()
    {
        Scratch.Push(1);
        Exception? caught = null;
        var t = new Thread(() =>
        {
            try
            {
                Scratch.Push(2);
            }
            catch (NullReferenceException e) { caught = e; }
        });
        t.Start();
        t.Join();
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(caught!);
    }

    public static int Demo2() => Greeting();

    public static int Demo3() => GreetingInside();

    public static string Demo4() => Now();
}
