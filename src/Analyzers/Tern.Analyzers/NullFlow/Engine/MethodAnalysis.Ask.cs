using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Code that libraries run for what it answers.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Runs a delegate now, as <see cref="RunDelegate"/> does, and asks what it found out about the members of its arguments.</summary>
    public List<State> AskDelegate(State state, Instruction i, int callee, params int[] arguments)
    {
        bool before = _settles;
        _settles = true;
        List<State> next = RunDelegate(state, i, callee, arguments);
        _settles = before;
        return next;
    }

    /// <summary>Runs what an object has for a member of an interface or a class, for what it dereferences.</summary>
    public void Ask(State state, Instruction i, IMethodSymbol member, int receiver, params int[] arguments)
    {
        IMethodSymbol? body = state.Of(receiver).Type is INamedTypeSymbol type ? _program.ImplementationOf(type, member) : member;
        if (body is not null && _program.IsSource(body.ContainingType))
        {
            Run(state, new Call(new Instruction(Op.Call, i.Where), body, receiver, arguments), []);
        }
    }
}
