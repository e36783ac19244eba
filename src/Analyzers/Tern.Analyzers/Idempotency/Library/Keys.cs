using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>The deduplication key among the arguments of a call.</summary>
internal enum KeyState
{
    None,
    Stable,
    Optional,
    Fresh,
}

/// <summary>Looks for the key by which a receiver tells a repeated message from a new one.</summary>
internal static class Keys
{
    private static readonly (string, string)[] s_pairs = [("Item1", "Item2"), ("Key", "Value"), ("Name", "Value")];

    public static (KeyState State, string Name, Value Key) Of(Call call, Walker walker)
    {
        (KeyState State, string Name, Value Key) best = (KeyState.None, "", Value.Unknown);
        foreach ((string name, Value value) in Candidates(call).Concat(Configured(call, walker)))
        {
            KeyState state = value.Constant is { HasValue: true, Value: null or "" or 0 or 0L } ? KeyState.None
                : value.Optional && !walker.IsKnown(value) ? KeyState.Optional
                : !value.IsStable ? KeyState.Fresh
                : KeyState.Stable;
            if (state == KeyState.Stable)
            {
                return (state, name, value);
            }

            if (state > best.State)
            {
                best = (state, name, value);
            }
        }

        return best;
    }

    /// <summary>A call of code that cannot be seen, and that takes a key whose name leaves no doubt. The key is looked at, and nothing else: whoever takes one knows repeated calls.</summary>
    public static Value? Handle(Walker walker, Call call)
    {
        if (call.Receiver is { Owner: Owner.Local, Object: { } made } && Named(call) is { } set)
        {
            made.Members[set] = call[call.Arguments.Count - 1];
            return call.Receiver;
        }

        if (call.Method.ReturnType.SpecialType == SpecialType.System_Boolean || Names.IsGuard(call.Method.ContainingType?.Name ?? "") || !Candidates(call).Any(c => Names.IsSureKey(c.Name)))
        {
            return null;
        }

        (KeyState state, string key, Value value) = Of(call, walker);
        switch (state)
        {
            case KeyState.Fresh when value.Fresh != Fresh.None:
                walker.Happens(IdempotencyRules.FreshKey, call.Where.Syntax, $"'{key}' of {call.Method.ContainingType?.Name}.{call.Name} is {Sources.Describe(value.Fresh)}, which every attempt makes anew", value);
                return Value.Unknown;
            case KeyState.Optional:
                walker.Happens(IdempotencyRules.OptionalKey, call.Where.Syntax, $"'{key}' of {call.Method.ContainingType?.Name}.{call.Name} is missing when the caller leaves it out");
                return Value.Unknown;
            case KeyState.Stable:
                return Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>Whether a call takes a key whose name leaves no doubt.</summary>
    public static bool IsKeyed(Call call) => call.Arguments.Any(a => Names.IsSureKey(a.Name));

    /// <summary>The key that a call gives to an object that is about to be sent: <c>options.SetMessageId(id)</c>, <c>headers.With("Idempotency-Key", id)</c>.</summary>
    private static string? Named(Call call)
    {
        string name = Names.Base(call.Name);
        return call.Arguments.Count == 1 && name.Length > 4 && (name.StartsWith("Set", StringComparison.Ordinal) ? name.Substring(3) : name.StartsWith("With", StringComparison.Ordinal) ? name.Substring(4) : "") is { Length: > 0 } member && Names.IsDedupKey(member) ? member
            : call.Arguments.Count >= 2 && call[0].Constant is { HasValue: true, Value: string entry } && Names.IsDedupKey(entry) ? entry
            : null;
    }

    /// <summary>Keys that a callback gives to what is sent.</summary>
    private static List<(string Name, Value Value)> Configured(Call call, Walker walker)
    {
        List<(string, Value)> set = [];
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Function is { Lambda: { Symbol.Parameters.Length: > 0 } lambda } function)
            {
                List<Value> given = [.. lambda.Symbol.Parameters.Select(p => Value.Local(new LocalObject(p.Type, 0) { IsGiven = true }))];
                walker.Maybe(function, [.. given]);
                set.AddRange(given.SelectMany(v => v.Object!.All()).Where(m => Names.IsDedupKey(m.Name)));
            }
        }

        return set;
    }

    /// <summary>Entries of a list of names and values, as headers are.</summary>
    private static IEnumerable<(string Name, Value Value)> Pairs(LocalObject made, int levels)
    {
        foreach ((string name, string value) in s_pairs)
        {
            if (made.Members.TryGetValue(name, out Value? entry) && entry.Constant is { HasValue: true, Value: string key } && Names.IsDedupKey(key) && made.Members.TryGetValue(value, out Value? held))
            {
                yield return (key, held);
            }
        }

        foreach (LocalObject inner in levels == 0 ? [] : made.Members.Values.Append(made.Element).Select(v => v?.Object).OfType<LocalObject>())
        {
            foreach ((string, Value) pair in Pairs(inner, levels - 1))
            {
                yield return pair;
            }
        }
    }

    private static IEnumerable<(string Name, Value Value)> Candidates(Call call)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (Names.IsDedupKey(argument.Name))
            {
                yield return (argument.Name, argument.Value);
            }

            if (argument.Value.Object is { } made)
            {
                foreach ((string name, Value value) in made.All().Where(m => Names.IsDedupKey(m.Name)).Concat(Pairs(made, 3)))
                {
                    yield return (name, value);
                }
            }

            if (argument.Value.Text is { Holes.Count: > 0 } text && Names.IsSureKey(text.Format))
            {
                // As part of an address: ?idempotencyKey=…
                yield return ("idempotency key", Value.From(text.Holes));
            }

            if (argument.Value.Owner == Owner.Argument || argument.Value.Object?.Base?.Owner == Owner.Argument)
            {
                // The request itself is handed on, with the key that is in it.
                ITypeSymbol? type = argument.Target?.Type;
                foreach (IPropertySymbol member in type?.GetMembers().OfType<IPropertySymbol>().Where(p => Names.IsDedupKey(p.Name)) ?? [])
                {
                    if (argument.Value.Object?.Members.ContainsKey(member.Name) != true)
                    {
                        yield return (member.Name, new Value { FromArgument = true, Optional = member.NullableAnnotation == NullableAnnotation.Annotated });
                    }
                }
            }
        }
    }

    /// <summary>A member that identifies what is sent, if every attempt makes it anew.</summary>
    public static (string Name, Fresh Fresh)? FreshIdentity(Call call)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Fresh != Fresh.None && argument.Value.Object is null && Names.IsIdentity(argument.Name))
            {
                return (argument.Name, argument.Value.Fresh);
            }

            foreach ((string name, Value value) in argument.Value.Object?.All() ?? [])
            {
                if (value.Fresh != Fresh.None && value.Object is null && Names.IsIdentity(name) && !Names.IsDeadline(name))
                {
                    return (name, value.Fresh);
                }
            }
        }

        return null;
    }
}
