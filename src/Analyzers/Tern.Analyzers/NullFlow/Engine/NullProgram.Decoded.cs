using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Members of objects that a decoder made.</summary>
internal sealed partial class NullProgram
{
    private const string Null = "null";
    private readonly HashSet<string> _sentAsNull = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _sentWithNulls = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known of a member of an object that a decoder made.</summary>
    public Fact DecodedFact(ISymbol member, ITypeSymbol? owner, SyntaxNode where)
    {
        ITypeSymbol? type = Keys.TypeOf(member);
        if (TernContracts.IsMessage(member.ContainingType))
        {
            Fact carried = new() { Type = type, Members = Members.Decoded };
            return TernContracts.MayBeMissing(member, HasInitialiser(member))
                ? Fact.Maybe(new Origin(OriginKind.Optional, $"a peer may leave out '{member.Name}'", where) { Member = member }) with { Type = type, Members = Members.Decoded }
                : carried;
        }

        bool required = member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } || Has(member, "JsonRequiredAttribute");

        // What a constructor of another assembly sets is not in sight; its declaration is believed.
        bool promised = !IsSource(member.ContainingType) && type?.NullableAnnotation == NullableAnnotation.NotAnnotated;
        if (type?.IsReferenceType != true || promised || IsDemanded(member))
        {
            return new Fact { Type = type, Members = Members.Decoded };
        }

        if (required || HasInitialiser(member))
        {
            // Null that is sent counts as sent, and replaces the first value.
            return _sentAsNull.Contains(NameOf(member)) ? Fact.Maybe(new Origin(OriginKind.Decoded, $"a payload has null for '{member.Name}'", where) { Member = member }) with { Type = type, Members = Members.Decoded }
                : new Fact { Type = type, Members = Members.Decoded };
        }

        return Fact.Maybe(new Origin(OriginKind.Decoded, $"the payload may lack '{member.Name}'", where) { Member = member }) with { Type = type, Members = Members.Decoded };
    }

    /// <summary>Whether a member is neither written nor read, and has no value of its own.</summary>
    public static bool IsLeftOut(IPropertySymbol member)
        => !HasInitialiser(member) && member.GetAttributes().Any(static a => a is { AttributeClass.Name: "JsonIgnoreAttribute", NamedArguments.IsEmpty: true });

    /// <summary>Whether a payload that is known gives a member a value.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="member">The member.</param>
    /// <param name="hasOptions">Whether something else than the decoder's own way of matching names may be asked for.</param>
    public static bool IsSent(string payload, ISymbol member, bool hasOptions)
    {
        string quoted = "\"" + NameOf(member) + "\"";
        StringComparison comparison = hasOptions ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        int at = payload.IndexOf(quoted, comparison);
        string rest = at < 0 ? "" : payload.Substring(at + quoted.Length).TrimStart();
        return rest.StartsWith(":", StringComparison.Ordinal) && !rest.Substring(1).TrimStart().StartsWith("null", StringComparison.Ordinal);
    }

    private static string NameOf(ISymbol member)
        => member.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name is "JsonPropertyNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string ?? member.Name;

    /// <summary>Takes note of the members for which a text, if it is a payload, has null, and of those for which it lists one.</summary>
    public void NoteNulls(string text)
    {
        if (text.IndexOf(Null, StringComparison.Ordinal) < 0)
        {
            return;
        }

        Stack<(bool Lists, string Holder)> open = new();
        string name = "";
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    int end = EndOf(text, i);
                    name = IsName(text, end) ? text.Substring(i + 1, end - i - 1) : "";
                    i = end;
                    break;
                case '[' or '{':
                    open.Push((text[i] == '[', name));
                    name = "";
                    break;
                case ']' or '}' when open.Count > 0:
                    open.Pop();
                    name = "";
                    break;
                case ',':
                    name = "";
                    break;
                case 'n' when string.CompareOrdinal(text, i, Null, 0, Null.Length) == 0:
                    if (name.Length > 0)
                    {
                        _sentAsNull.Add(name);
                    }
                    else if (open.Count > 0 && open.Peek() is { Lists: true, Holder: var holder })
                    {
                        _sentWithNulls.Add(holder);
                    }

                    i += Null.Length - 1;
                    break;
            }
        }
    }

    /// <summary>Where a quoted text ends, or the text as a whole.</summary>
    private static int EndOf(string text, int quote)
    {
        int end = quote + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return Math.Min(end, text.Length - 1);
    }

    private static bool IsName(string text, int end)
    {
        int next = end + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return end < text.Length && next < text.Length && text[next] == ':';
    }

    /// <summary>Whether some payload that the code has lists a null for a member that holds several things.</summary>
    public bool IsSentWithNulls(ISymbol member) => _sentWithNulls.Count > 0 && IsSentWithNulls(NameOf(member));

    /// <summary>Whether some payload that the code has lists a null under a name, or as a whole where that is empty.</summary>
    public bool IsSentWithNulls(string name) => _sentWithNulls.Contains(name);

    /// <summary>What stands in a payload that is known is there.</summary>
    public void Sent(State state, int value, ITypeSymbol type, string payload, bool hasOptions)
    {
        foreach (object key in InstanceKeys(type))
        {
            // Fields are read where options say so.
            ISymbol? member = key is IPropertySymbol || hasOptions ? key as ISymbol : null;
            if (member is not null && Keys.TypeOf(key) is { IsReferenceType: true } held && !TernContracts.IsMessage(type) && IsSent(payload, member, hasOptions))
            {
                if (state.TryPeek(value, key, out int known))
                {
                    // What was found out about it since it was read holds.
                    _ = state.Of(known).Nullness == Nullness.Maybe && state.Conjoin(known, Fact.NotNull);
                    continue;
                }

                int sent = state.New(Fact.NotNull with { Type = held, Members = Members.Decoded });
                state.Write(value, key, sent);
                HoldNulls(state, sent, member, Declaration(member));
            }
        }
    }

    /// <summary>Where some payload lists a null for a member, one of the things that it holds may be null.</summary>
    public void HoldNulls(State state, int value, ISymbol member, SyntaxNode? where)
    {
        if (IsSentWithNulls(member) && where is not null)
        {
            state.Write(value, Slot.Element, state.New(Fact.Maybe(new Origin(OriginKind.Decoded, $"a payload has null among '{member.Name}'", where) { Member = member }) with { Members = Members.Decoded }));
        }
    }

    /// <summary>Whether the only way to give a member its value is a constructor that does not take null for it, or sets something else then.</summary>
    private bool IsDemanded(ISymbol member)
        => member is IPropertySymbol { SetMethod: null, ContainingType: { } type }
            && type.InstanceConstructors.Where(c => c.Parameters.Any(p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase))).ToList() is { Count: > 0 } constructors
            && constructors.TrueForAll(c => SummaryOf(c, Context.None, 0) is { Complete: true } summary && summary.Exits.TrueForAll(e => Array.Exists(
                [.. c.Parameters.Where(p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase))],
                p => e.State.Of(summary.Entry[p.Ordinal + 1]).Nullness == Nullness.NotNull || (e.State.TryPeek(summary.Entry[0], member, out int value) && e.State.Of(value).Nullness == Nullness.NotNull))));
}
