using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>XML and JSON documents that are read from a text which stands in the code: it says which parts there are.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Term of a document, or of a part of one: the text it was read from.</summary>
    private const string ReadFrom = "read from";

    private bool TryDocument(IMethodSymbol method)
    {
        if (method is { Name: "Parse", IsStatic: true } && call.Arguments.Length > 0 && state.Of(call.Arguments[0]).Text is { } text && text.Trim() != "null")
        {
            return Part(call.Arguments[0]);
        }

        if (call.Receiver == 0 || call.Arguments.Length != 1 || !LibraryTable.LooksIntoDocument(method) || NameIn(call.Arguments[0]) is not { } name)
        {
            return false;
        }

        if (state.TryTerm(new Term(Term.Call, ReadFrom, call.Receiver), out int source))
        {
            return IsIn(state.Of(source).Text!, name) && Part(source);
        }

        // Whoever builds an element knows what is in it. Of an object for JSON the members that were set are known already.
        return state.Of(call.Receiver) is { Exact: true, Members: not Members.Entry } && !state.IsEntry(call.Receiver) && method.ContainingType.Name is "XContainer" or "XElement" && Done(state.New(new Fact { Type = At.Type }));
    }

    /// <summary>A conversion of the platform that may give null gives it for null.</summary>
    private bool TryConvert(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Conversion, Parameters.Length: 1, ReturnType: { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } }
            && state.Of(call.Arguments[0]).Nullness == Nullness.Null && LibraryTable.IsPlatform(method) && Done(call.Arguments[0]);

    private bool Part(int source)
    {
        int part = state.New(Fact.NotNull with { Type = At.Type });
        state.SetTerm(new Term(Term.Call, ReadFrom, part), source);
        return Done(part);
    }

    /// <summary>The constant that names a part, as a text or as what is made of one.</summary>
    private string? NameIn(int argument)
        => state.Of(argument).Text ?? (state.DefinitionOf(argument) is { Op: Term.Call, A: > 0 and var text } ? state.Of(text).Text : null);

    /// <summary>Whether a text has a member, an element or an attribute of a name that is not null.</summary>
    private static bool IsIn(string text, string name)
    {
        int member = text.IndexOf("\"" + name + "\"", StringComparison.Ordinal);
        return (member >= 0 && !text.Substring(member + name.Length + 2).TrimStart().TrimStart(':').TrimStart().StartsWith("null", StringComparison.Ordinal))
            || text.IndexOf("<" + name, StringComparison.Ordinal) >= 0 || text.IndexOf(" " + name + "=", StringComparison.Ordinal) >= 0;
    }
}
