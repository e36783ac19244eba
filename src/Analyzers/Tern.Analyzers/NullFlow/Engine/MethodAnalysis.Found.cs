using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What look-ups of other assemblies promise to find, later.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Remembers by which key something was looked up: where it was found, it will be found again.</summary>
    private static void Remember(State state, Call call, int found)
    {
        if (call.Arguments.Length > 0 && state.Of(call.Arguments[0]).Targets is null)
        {
            state.SetTerm(new Term(Values.Term.Call, State.FoundBy, call.Arguments[0], found), state.Constant(true));
        }
    }

    /// <summary>Remembers a look-up by the key that a test of it has captured, or that it is given.</summary>
    public void LookUp(State state, Call call, ITypeSymbol row, int found)
    {
        if (Keyed.KeyOf(call, state, _program) is var key and not 0)
        {
            state.LookedUp(row, key, found);
        }
    }

    /// <summary>A task of a nullable result holds one.</summary>
    private void Deep(State state, int value, Call call)
    {
        if (!_program.IsSource(call.Method.ContainingType) && call.Method.OriginalDefinition.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task
            && task.TypeArguments[0].NullableAnnotation == NullableAnnotation.Annotated && call.Method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } made && made.TypeArguments[0].IsReferenceType && !Annotations.IsOverruled(call, _program, state))
        {
            int position = Keyed.PositionOf(call, state, _program, _code.Parameters);
            int found = state.New(Fact.Maybe(new Origin(OriginKind.Library, $"the result of '{call.Method.Name}' may be null", call.At.Where) { Reply = new Reply { Sought = Sought.By(position, position > 0 ? Keyed.PropertyOf(call, state, _program) : null, made.TypeArguments[0]) }.OrNone }) with { Type = made.TypeArguments[0].WithNullableAnnotation(NullableAnnotation.NotAnnotated) });
            LookUp(state, call, made.TypeArguments[0], found);
            state.Write(value, Slot.Result, found);
            Remember(state, call, found);
        }
    }
}
