// case: interface-shader-nodes
// category: interface-override
// rationale: one of several implementations in unannotated code returns null; an interface argument null reaches one implementation only
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.InterfaceShaderNodes;

public interface INode
{
    string Emit(string? input);
}

public interface ISampler
{
    int Sample(string name);
}

public abstract class Pass
{
    public abstract INode Output { get; }

    public virtual string[] Inputs() => [];
}

#nullable disable
public sealed class Comment : INode
{
    public string Emit(string input) => input == null ? null : "// " + input;
}

public sealed class DebugPass : Pass
{
    public override INode Output => new Comment();

    public override string[] Inputs() => null;
}
#nullable restore

public sealed class Const : INode
{
    public string Emit(string? input) => input ?? "0";
}

public sealed class ColorPass : Pass
{
    public override INode Output { get; } = new Const();
}

public sealed class Texture : ISampler
{
    public int Sample(string name) => name.Length; // want: null-deref
}

public sealed class Blank : ISampler
{
    public int Sample(string? name) => name is null ? 0 : 1;
}

public static class Compiler
{
    public static int Compile(Pass pass, string? input)
    {
        string code = pass.Output.Emit(input);
        return code.Length; // want: null-deref
    }

    public static int Slots(IEnumerable<Pass> passes) => passes.Sum(p => p.Inputs().Length); // want: null-deref

    public static int Sum(params ISampler[] all) => all.Sum(s => s.Sample(null!));
}

public static class Case
{
    public static void Demo1() => Compiler.Compile(new DebugPass(), null);

    public static void Demo2() => Compiler.Slots([new ColorPass(), new DebugPass()]);

    public static void Demo3() => Compiler.Sum(new Blank(), new Texture());

    public static void Demo4() => _ = Compiler.Compile(new ColorPass(), null) + Compiler.Slots([new ColorPass()]) + Compiler.Sum(new Blank()) + Compiler.Compile(new DebugPass(), "x");
}
