using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
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
    public static (KeyState State, string Name, Fresh Fresh) Of(Call call, Walker walker)
    {
        (KeyState State, string Name, Fresh Fresh) best = (KeyState.None, "", Fresh.None);
        foreach ((string name, Value value) in Candidates(call))
        {
            KeyState state = value.Constant is { HasValue: true, Value: null or "" or 0 or 0L } ? KeyState.None
                : value.Optional && !walker.IsKnown(value) ? KeyState.Optional
                : !value.IsStable ? KeyState.Fresh
                : KeyState.Stable;
            if (state == KeyState.Stable)
            {
                return (state, name, Fresh.None);
            }

            if (state > best.State)
            {
                best = (state, name, value.Fresh);
            }
        }

        return best;
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
                foreach ((string name, Value value) in made.All().Where(m => Names.IsDedupKey(m.Name)))
                {
                    yield return (name, value);
                }
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
