// case: surface-ways-machines-parsers
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysMachinesParsers;

static class StateTable
{
    enum S { Idle, Run, Stop }
    sealed class M
    {
        readonly Func<M, S>[] table = new Func<M, S>[3];
        public S State;
        public M() { table[(int)S.Idle] = m => S.Run; table[(int)S.Run] = m => S.Stop; }
        public void Step() { var f = table[(int)State]; State = f(this); } // missed: null-deref
        public void StepSafe() { var f = table[(int)State]; if (f != null) State = f(this); }
    }
    public static void DemoTableDanger() { var m = new M(); m.Step(); m.Step(); m.Step(); }
    public static void DemoTableSafe() { var m = new M(); m.StepSafe(); m.StepSafe(); m.StepSafe(); }
}

static class TransitionMap
{
    sealed class State { public string Name = "s"; public readonly Dictionary<char, State> To = new(); }
    static State? Next(State s, char c) => s.To.TryGetValue(c, out var t) ? t : null; // needless
    static State Build() { var a = new State(); a.To['x'] = new State(); return a; }
    static string Feed(State s, string input) { foreach (var c in input) s = Next(s, c)!; return s.Name; } // want: null-deref
    static string FeedSafe(State s, string input) { foreach (var c in input) s = Next(s, c) ?? s; return s.Name; }
    public static void DemoTransitionDanger() => Feed(Build(), "z");
    public static void DemoTransitionSafe() => FeedSafe(Build(), "z");
}

static class Visitor
{
    interface IV<T> { T Num(NumE e); T Neg(NegE e); }
    abstract class E { public abstract T Accept<T>(IV<T> v); }
    sealed class NumE : E { public override T Accept<T>(IV<T> v) => v.Num(this); }
    sealed class NegE : E { public E Inner = new NumE(); public override T Accept<T>(IV<T> v) => v.Neg(this); }
    sealed class Show : IV<string> { public string Num(NumE e) => "1"; public string Neg(NegE e) => null!; }
    sealed class ShowSafe : IV<string> { public string Num(NumE e) => "1"; public string Neg(NegE e) => "-" + e.Inner.Accept(this); }
    static int Len(E e) => e.Accept(new Show()).Length; // want: null-deref
    static int LenSafe(E e) => e.Accept(new ShowSafe()).Length;
    public static void DemoVisitorDanger() => Len(new NegE());
    public static void DemoVisitorSafe() => LenSafe(new NegE());
}

static class Interpreter
{
    sealed class Val { public string Text = "v"; }
    sealed class Env
    {
        readonly Dictionary<string, Val> vars = new(); readonly Env? outer;
        public Env(Env? o) => outer = o;
        public void Def(string n) => vars[n] = new Val();
        public Val? Look(string n) { for (Env? e = this; e != null; e = e.outer) if (e.vars.TryGetValue(n, out var v)) return v; return null; }
    }
    static string Eval(Env e, string n) => e.Look(n)!.Text; // want: null-deref
    static string EvalSafe(Env e, string n) { var v = e.Look(n); if (v == null) return "undefined " + n; return v.Text; }
    public static void DemoInterpreterDanger() { var g = new Env(null); g.Def("x"); Eval(new Env(g), "y"); }
    public static void DemoInterpreterSafe() { var g = new Env(null); g.Def("x"); EvalSafe(new Env(g), "y"); }
}

static class Lookahead
{
    sealed class Tok { public string Text; public Tok(string t) => Text = t; }
    sealed class Parser
    {
        readonly List<Tok> toks; int pos;
        public Parser(params string[] ts) => toks = ts.Select(t => new Tok(t)).ToList();
        Tok Peek(int n) => pos + n < toks.Count ? toks[pos + n] : null!;
        public bool IsAssign() => Peek(1).Text == "="; // want: null-deref
        public bool IsAssignSafe() => Peek(1) is { Text: "=" };
    }
    public static void DemoLookaheadDanger() => new Parser("x").IsAssign();
    public static void DemoLookaheadSafe() => new Parser("x").IsAssignSafe();
}

static class Tokenizer
{
    sealed class Tok { public string Text = "t"; }
    sealed class Lexer
    {
        readonly string s; int i; public Tok? Current;
        public Lexer(string s) => this.s = s;
        public bool Next() { if (i >= s.Length) { Current = null; return false; } Current = new Tok { Text = s[i++].ToString() }; return true; }
    }
    static string LastTok(Lexer l) { while (l.Next()) { } return l.Current!.Text; } // want: null-deref
    static string LastTokSafe(Lexer l) { var last = ""; while (l.Next()) last = l.Current!.Text; return last; }
    public static void DemoTokenizerDanger() => LastTok(new Lexer("ab"));
    public static void DemoTokenizerSafe() => LastTokSafe(new Lexer("ab"));
}

static class ExpressionTree
{
    sealed class Ex { public char Op; public int V; public Ex Left = null!, Right = null!; }
    static Ex Num(int v) => new Ex { V = v };
    static Ex Neg(Ex e) => new Ex { Op = '-', Left = e };
    static int Op(Ex e) => e.Op == 0 ? e.V : Op(e.Left) - Right(e);
    static int Right(Ex e) => e.Right.V; // want: null-deref
    static int OpSafe(Ex e) => e.Op == 0 ? e.V : e.Right == null ? -OpSafe(e.Left) : OpSafe(e.Left) - RightSafe(e.Right);
    static int RightSafe(Ex r) => r.V;
    public static void DemoExprDanger() => Op(Neg(Num(3)));
    public static void DemoExprSafe() => OpSafe(Neg(Num(3)));
}

static class RecursiveDescent
{
    sealed class Node { public string Text = "n"; public Node? Arg; }
    sealed class P
    {
        readonly string s; int i; public P(string s) => this.s = s;
        Node? Atom() => i < s.Length && char.IsLetter(s[i]) ? new Node { Text = s[i++].ToString() } : null;
        public Node Call() { var f = Atom() ?? new Node(); if (i < s.Length && s[i] == '(') { i++; f.Arg = Atom(); } return f; }
    }
    static int ArgLen(Node n) => n.Arg!.Text.Length; // want: null-deref
    static int ArgLenSafe(Node n) => n.Arg is { } a ? a.Text.Length : 0;
    public static void DemoDescentDanger() => ArgLen(new P("f(").Call());
    public static void DemoDescentSafe() => ArgLenSafe(new P("f(").Call());
}

static class StateObject
{
    abstract class St { public abstract St Next(); public string Name => GetType().Name; }
    sealed class Open : St { public override St Next() => new Closed(); }
    sealed class Closed : St { public override St Next() => null!; }
    sealed class Door { public St S = new Open(); public void Move() => S = S.Next(); }
    static string Twice(Door d) { d.Move(); d.Move(); return d.S.Name; } // want: null-deref
    abstract class Sx { public abstract Sx Next(); public string Name => GetType().Name; }
    sealed class On : Sx { public override Sx Next() => new Off(); }
    sealed class Off : Sx { public override Sx Next() => this; }
    static string TwiceSafe() { Sx s = new On(); s = s.Next(); s = s.Next(); return s.Name; }
    public static void DemoStateObjectDanger() => Twice(new Door());
    public static void DemoStateObjectSafe() => TwiceSafe();
}

static class EntryActions
{
    sealed class Machine
    {
        readonly Dictionary<string, Action<Machine>> enter = new();
        public string? Data = "d";
        public void On(string s, Action<Machine> a) => enter[s] = a;
        public void Go(string s) { if (enter.TryGetValue(s, out var a)) a(this); }
    }
    static int Size(Machine m) => m.Data!.Length; // missed: null-deref
    static int SizeSafe(Machine m) { m.Data ??= ""; return m.Data.Length; }
    static Machine Make() { var m = new Machine(); m.On("reset", x => x.Data = null); m.On("load", x => x.Data = "x"); return m; }
    public static void DemoEntryDanger() { var m = Make(); m.Go("load"); m.Go("reset"); Size(m); }
    public static void DemoEntrySafe() { var m = Make(); m.Go("load"); m.Go("reset"); SizeSafe(m); }
}
