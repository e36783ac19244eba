// case: primaryctor-mini-container
// category: primary-constructor
// rationale: a small container hands null into captured parameters of primary constructors
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.PrimaryctorMiniContainer;

public interface IClock
{
    long Now();
}

public sealed class SystemClock : IClock
{
    public long Now() => 1;
}

public sealed class Container
{
    private readonly Dictionary<Type, Func<object>> _factories = new();

    public Container Add<T>(Func<T> factory)
        where T : class
    {
        _factories[typeof(T)] = factory;
        return this;
    }

    public T Get<T>()
        where T : class => _factories.TryGetValue(typeof(T), out var f) ? (T)f() : null!;
}

public sealed class Stamp(IClock clock, string prefix)
{
    private readonly string _prefix = prefix ?? "";

    public string Next()
    {
        return _prefix.Trim() + clock.Now(); // want: null-deref
    }

    public int Width() => _prefix.Length;
}

public class Handler(Func<string, string> next)
{
    protected string Run(string s)
    {
        return next(s); // want: null-deref
    }
}

public sealed class Trimmer(Func<string, string>? next) : Handler(next!)
{
    public string Handle(string s) => Run(s.Trim());

    public string HandleLast(string s) => next is null ? s : Run(s);
}

public static class Case
{
    private static Stamp Make(Container c) => new(c.Get<IClock>(), null!);

    public static string Demo1() => Make(new Container()).Next();

    public static string Demo2() => Make(new Container().Add<IClock>(() => new SystemClock())).Next();

    public static int Demo3() => Make(new Container()).Width();

    public static string Demo4() => new Trimmer(null).Handle(" a ");

    public static string Demo5() => new Trimmer(null).HandleLast("a") + new Trimmer(s => s + "!").Handle("b");
}
