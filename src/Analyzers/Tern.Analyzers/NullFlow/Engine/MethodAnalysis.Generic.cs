using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Objects of a type parameter: the method that makes one does not know which class it is, and its callers do.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Objects that a callee made of a type parameter have what the constructor of the class gives them, where the callee has not set it.</summary>
    private void Construct(Call call, List<State> after, int from)
    {
        for (int i = from; i < after.Count; i++)
        {
            int made = after[i].Registers[call.At.Dst];
            if (made != 0 && after[i].Of(made) is { Exact: true, Type: ITypeParameterSymbol } fact)
            {
                ITypeSymbol type = call.Method.ReturnType;
                after[i].Set(made, fact with { Type = type, Exact = type.TypeKind is TypeKind.Class or TypeKind.TypeParameter });
                if (type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && _program.IsSource(named) && named.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty) is { } constructor)
                {
                    Begin(after[i], made, constructor, call.At.Where);
                }
            }
        }
    }

    private void Begin(State state, int made, IMethodSymbol constructor, SyntaxNode where)
    {
        State run = state.Clone();
        int model = run.New(Fact.NotNull with { Type = constructor.ContainingType, Exact = true, Members = Members.Fresh });
        List<State> begun = [];
        Run(run, new Call(new Instruction(Op.Call, where) { Key = constructor }, constructor, model, []), begun);
        foreach (object key in begun.Count > 0 ? _program.InstanceKeys(constructor.ContainingType) : [])
        {
            if (begun[0].TryPeek(model, key, out int first) && !state.TryPeek(made, key, out _) && begun[0].Of(first) is { Nullness: Nullness.Null or Nullness.NotNull, Targets: null } fact)
            {
                state.Write(made, key, state.New(fact));
            }
        }
    }
}
