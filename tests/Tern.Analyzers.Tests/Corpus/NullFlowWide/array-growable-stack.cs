// case: array-growable-stack
// category: array-default
// rationale: room added by Array.Resize and rows of a jagged table are null until filled
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ArrayGrowableStack;

public sealed class ScopeStack
{
    private StringBuilder[] _scopes = [new StringBuilder("root")];

    public void Grow(int depth)
    {
        if (depth >= _scopes.Length)
        {
            Array.Resize(ref _scopes, depth + 1);
        }
    }

    public void GrowFilled(int depth)
    {
        int old = _scopes.Length;
        Array.Resize(ref _scopes, Math.Max(old, depth + 1));
        for (int i = old; i < _scopes.Length; i++)
        {
            _scopes[i] = new StringBuilder();
        }
    }

    public StringBuilder this[int depth] => _scopes[depth];
}

public static class Case
{
    private static void Write(int depth)
    {
        var stack = new ScopeStack();
        stack.Grow(depth);
        stack[depth].Append("x"); // missed: null-deref
    }

    private static void WriteFilled(int depth)
    {
        var stack = new ScopeStack();
        stack.GrowFilled(depth);
        stack[depth].Append("x");
    }

    private static int[][] Triangle(int n)
    {
        var rows = new int[n][];
        for (int i = 1; i < rows.Length; i++)
        {
            rows[i] = new int[i];
        }

        return rows;
    }

    private static int Corner(int n)
    {
        var rows = Triangle(n);
        ref var first = ref rows[0];
        return first.Length; // want: null-deref
    }

    private static int CornerEnsured(int n)
    {
        var rows = Triangle(n);
        ref var first = ref rows[0];
        first ??= [];
        return first.Length;
    }

    public static void Demo1() => Write(3);

    public static void Demo2() => WriteFilled(3);

    public static int Demo3() => Corner(4);

    public static int Demo4() => CornerEnsured(4);
}
