// case: alias-shared-options
// category: aliasing
// rationale: two names for one object: the value is cleared through the other name
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.AliasSharedOptions;

public sealed class RetryOptions
{
    public string? Policy { get; set; } = "linear";

    public RetryOptions Clone() => new() { Policy = Policy };
}

public sealed class Pipeline
{
    public Pipeline(RetryOptions options) => Options = options;

    public RetryOptions Options { get; }

    public void Disable() => Options.Policy = null;
}

public static class Case
{
    private static int Shared()
    {
        var options = new RetryOptions { Policy = "exponential" };
        var pipeline = new Pipeline(options);
        pipeline.Disable();
        return options.Policy.Length; // want: null-deref
    }

    private static int Cloned()
    {
        var options = new RetryOptions { Policy = "exponential" };
        var pipeline = new Pipeline(options.Clone());
        pipeline.Disable();
        return options.Policy.Length;
    }

    private static int InList()
    {
        var first = new RetryOptions();
        var all = new List<RetryOptions> { first, new() };
        if (first.Policy is null)
        {
            return 0;
        }

        foreach (var o in all)
        {
            o.Policy = null;
        }

        return first.Policy.Length; // want: null-deref
    }

    private static int Others()
    {
        var first = new RetryOptions { Policy = "p" };
        var all = new List<RetryOptions> { new(), new() };
        foreach (var o in all)
        {
            o.Policy = null;
        }

        return first.Policy.Length;
    }

    public static int Demo1() => Shared();

    public static int Demo2() => Cloned();

    public static int Demo3() => InList();

    public static int Demo4() => Others();
}
