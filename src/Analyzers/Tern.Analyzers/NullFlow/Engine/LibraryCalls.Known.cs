using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Calls that say more than their declarations, by what they are given or by what was called before.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Term of a text or of bytes: an object was written to it.</summary>
    private const string Written = "written";

    private bool TryKnown(IMethodSymbol method, INamedTypeSymbol type)
        => (type.Name, method.Name) switch
        {
            ("JsonSerializer", "Serialize" or "SerializeToUtf8Bytes") or ("JsonConvert", "SerializeObject") => Writes(),
            ("JsonConvert", "DeserializeObject") or ("JsonSerializer", "Deserialize") => call.Arguments.Length > 0 && IsWritten(call.Arguments[0]) && Done(ReadBack()),
            ("JToken", "ToObject") => call.Receiver != 0 && IsContainer(call.Receiver) && At.Type is { IsValueType: false } && Done(state.New(Fact.NotNull with { Type = At.Type })),
            ("Enum", "GetValues" or "GetNames" or "GetValuesAsUnderlyingType") => Named(method),
            ("JsonNode" or "JsonObject" or "XElement" or "XDocument" or "XContainer", _) => TryDocument(method),
            ("ModelStateDictionary", "AddModelError" or "TryAddModelError") => Invalid(type),
            _ => false,
        };

    /// <summary>An enum has at least one value: a loop over its values runs.</summary>
    private bool Named(IMethodSymbol method)
    {
        int values = state.New(Fact.NotNull with { Type = method.ReturnType });
        state.Write(values, Slot.Length, state.New(Fact.Some));
        state.Write(values, Slot.Element, state.New(Fact.NotNull));
        return Done(values);
    }

    /// <summary>Whether a token is an object or an array, by its declaration, a test or a cast: of those nothing is read as null.</summary>
    private bool IsContainer(int token)
        => state.Of(token).Type is { Name: "JObject" or "JArray" } || state.TypesOf(token).Exists(static t => t.Name is "JObject" or "JArray")
            || At.Where is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: ParenthesizedExpressionSyntax { Expression: CastExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "JObject" or "JArray" } } } } };

    /// <summary>What an object is written to can be read again: only null itself is read as null.</summary>
    private bool Writes()
    {
        if (At.Dst < 0 || call.Arguments.Length == 0 || state.Of(call.Arguments[0]).Nullness is Nullness.Null or Nullness.Maybe)
        {
            return false;
        }

        int text = state.New(Fact.NotNull with { Type = At.Type });
        state.SetTerm(new Term(Term.Call, Written, text), state.Constant(true));
        return Done(text);
    }

    /// <summary>An object that is read from what another was written to. What is never written is not read either.</summary>
    private int ReadBack()
    {
        int copy = state.New(Fact.NotNull with { Type = At.Type });
        foreach (object key in At.Type is { IsReferenceType: true } type ? analysis.Program.InstanceKeys(type) : [])
        {
            if (key is IPropertySymbol { Type.IsReferenceType: true } member && NullProgram.IsLeftOut(member))
            {
                state.Write(copy, key, state.New(Fact.Null(new Origin(OriginKind.Decoded, $"'{member.Name}' is not written", At.Where) { Member = member })));
            }
        }

        return copy;
    }

    private bool IsWritten(int text) => state.TryTerm(new Term(Term.Call, Written, text), out _);

    /// <summary>A request with an error is not valid, which its handler asks before it goes on.</summary>
    private bool Invalid(INamedTypeSymbol type)
    {
        if (type.GetMembers("IsValid").OfType<IPropertySymbol>().FirstOrDefault()?.GetMethod is not { } getter || call.Receiver == 0)
        {
            return false;
        }

        state.ForgetTerms(call.Receiver);
        state.Tell(new Term(Term.Call, getter.OriginalDefinition, call.Receiver), state.Constant(false));
        if (At.Dst >= 0)
        {
            state.Registers[At.Dst] = state.New(Fact.Condition);
        }

        next.Add(state);
        return true;
    }
}
