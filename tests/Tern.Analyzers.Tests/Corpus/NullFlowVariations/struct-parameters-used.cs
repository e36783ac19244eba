// Structures whose initialisers use the parameters of their constructor.
using System.Collections.Generic;
namespace Variations.StructParameters;
public sealed class C0
{
    public readonly struct Coll<T>(List<string> filters)
    {
        public En GetEnumerator() => new En(filters);
        public ref struct En(List<string> filters)
        {
            private readonly List<string> _filters = filters;
            private int _index = filters.Count - 1;
            private T? _current = default;
            public bool MoveNext() { List<string> l = _filters; while (_index >= 0) { if (l[_index--] is T i) { _current = i; return true; } } return false; }
        }
    }
    public struct En2(List<string> filters)
    {
        private int _index = filters.Count - 1;
        public int I => _index;
    }
    public static int F(List<string> x) { var e = new Coll<string>(x).GetEnumerator(); e.MoveNext(); return new En2(x).I; }
}
public static class D { public static void Demo() { C0.F(new List<string>()); } }
