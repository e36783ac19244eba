using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>What may happen twice: logs, measurements, traces, and what fills caches.</summary>
internal static class Silent
{
    public static Value? Handle(Walker walker, Call call)
    {
        if (!Names.IsSilentType(call.ReceiverType) && !Names.IsSilentType(call.Method.ContainingType))
        {
            return null;
        }

        if (Sources.OfMethod(call.Method) is var fresh and not Fresh.None && !walker.HasCode(call))
        {
            return walker.New(fresh);
        }

        bool cache = (call.ReceiverType ?? call.Method.ContainingType) is { } type && (Names.Words(type.Name).LastOrDefault() == "cache" || type.AllInterfaces.Any(i => i.Name.EndsWith("Cache", StringComparison.Ordinal)));
        if (!cache || call.Receiver is not { Place: { } place })
        {
            return Value.Unknown;
        }

        // A cache may also be what remembers the calls that were served.
        string name = Names.Base(call.Name);
        if (name.StartsWith("GetOr", StringComparison.Ordinal))
        {
            walker.NoteInsert(place, call[0], call.Where.Syntax);
            Value made = Value.Unknown;
            foreach (Argument argument in call.Arguments)
            {
                if (argument.Value.Function is { } factory)
                {
                    made = walker.Under(new Atom(AtomKind.Added, call.Where.Syntax) { Slot = place, Key = call[0] }, true, () => walker.InvokeFunction(factory, []));
                }
            }

            return made with { Fresh = Fresh.None };
        }

        if (name.StartsWith("Try", StringComparison.Ordinal) || name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Contains", StringComparison.Ordinal) || name is "Exists" or "Find" or "Lookup")
        {
            Value found = new() { Lookup = new Lookup(place, call[0], false), Condition = new Atom(AtomKind.Present, call.Where.Syntax) { Slot = place, Key = call[0] } };
            walker.Out(call.Arguments.LastOrDefault(), found);
            return found;
        }

        walker.NoteInsert(place, call[0], call.Where.Syntax);
        return Value.Unknown;
    }
}
