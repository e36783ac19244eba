using System.Globalization;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>Compares the services of one wire.</summary>
internal sealed class ServiceComparison(ComparisonScope scope)
{
    // What no type of a message is called.
    private static readonly HashSet<string> s_scalars = new(
        Enum.GetNames(typeof(IdlScalar)).Select(n => n.ToLowerInvariant()).Concat(["int32", "int64", "bytes", "timestamp", "duration"]),
        StringComparer.Ordinal);

    /// <summary>Compares all of them.</summary>
    public void Compare()
    {
        foreach (LockedService before in scope.OldServices.Values)
        {
            if (scope.Services.TryGetValue(before.Name, out LockedService? now))
            {
                Compare(before, now);
            }
            else if (scope.ServiceRenames.TryGetValue(before.Name, out string? renamed))
            {
                now = scope.Services[renamed];

                // In Thrift the file in front of the name is not on the wire.
                if (scope.Wire == ContractWires.Protobuf || SimpleNameOf(renamed) != SimpleNameOf(before.Name))
                {
                    scope.Add(IdlRules.ServiceRenamed, [LockKey.Whole(LockText.KeyOf(now)), LockKey.Whole(LockText.KeyOf(before))], now.Where, before.Where, renamed, before.Name);
                }

                Compare(before, now);
            }
            else
            {
                scope.Add(IdlRules.ServiceRemoved, [LockKey.Whole(LockText.KeyOf(before))], null, before.Where, before.Name);
            }
        }
    }

    private void Compare(LockedService before, LockedService now)
    {
        string key = LockText.KeyOf(now);
        string oldKey = LockText.KeyOf(before);
        Dictionary<string, LockedMethod> methods = now.Methods.ToDictionary(m => m.Name, StringComparer.Ordinal);
        Dictionary<string, LockedMethod> oldMethods = before.Methods.ToDictionary(m => m.Name, StringComparer.Ordinal);
        Dictionary<string, LockedMethod> renames = RenamesOf(oldMethods, methods);
        foreach (LockedMethod old in before.Methods)
        {
            if (methods.TryGetValue(old.Name, out LockedMethod? method))
            {
                Compare(now.Name, LockText.KeyOf(key, method.Name), LockText.KeyOf(oldKey, old.Name), old, method);
            }
            else if (renames.TryGetValue(old.Name, out LockedMethod? renamed))
            {
                scope.Add(
                    IdlRules.MethodRenamed,
                    [LockKey.Whole(LockText.KeyOf(key, renamed.Name)), LockKey.Whole(LockText.KeyOf(oldKey, old.Name))],
                    renamed.Where,
                    old.Where,
                    renamed.Name,
                    now.Name,
                    old.Name);
            }
            else
            {
                scope.Add(IdlRules.MethodRemoved, [LockKey.Whole(LockText.KeyOf(oldKey, old.Name))], now.Where, old.Where, old.Name, now.Name);
            }
        }
    }

    // One that is gone and one that has come, alike in all else, and no other is like them.
    private static Dictionary<string, LockedMethod> RenamesOf(Dictionary<string, LockedMethod> before, Dictionary<string, LockedMethod> now)
    {
        ILookup<string, LockedMethod> come = now.Values.Where(m => !before.ContainsKey(m.Name)).ToLookup(ShapeOf, StringComparer.Ordinal);
        return before.Values
            .Where(m => !now.ContainsKey(m.Name))
            .GroupBy(ShapeOf, StringComparer.Ordinal)
            .Where(g => g.Count() == 1 && come[g.Key].Count() == 1)
            .ToDictionary(g => g.First().Name, g => come[g.Key].First(), StringComparer.Ordinal);
    }

    private static string ShapeOf(LockedMethod method)
        => $"{method.Kind} {method.Result} ({string.Join(",", method.Arguments.Select(a => $"{a.Id}:{a.Type}"))}) {string.Join(",", method.Throws.Select(t => $"{t.Id}:{t.Type}"))}";

    private void Compare(string service, string key, string oldKey, LockedMethod before, LockedMethod now)
    {
        string name = $"{service}.{now.Name}";
        if (before.Kind != now.Kind)
        {
            bool isOneWay = before.Kind == MethodKind.OneWay || now.Kind == MethodKind.OneWay;
            bool isStream = IsStream(before.Kind) || IsStream(now.Kind);
            IdlRule rule = isOneWay && !isStream ? IdlRules.OneWayChanged : IdlRules.StreamingChanged;
            scope.Add(rule, [key, oldKey], now.Where, before.Where, name, KindOf(before.Kind), KindOf(now.Kind));
        }

        if (scope.Wire == ContractWires.Protobuf && (BodyOf(before.Arguments) ?? "") is var oldBody && (BodyOf(now.Arguments) ?? "") is var body && (oldBody.Length > 0 || body.Length > 0))
        {
            CompareBodies(name, key, oldKey, before, now, oldBody, body);
        }
        else
        {
            CompareArguments(name, key, oldKey, before, now);
        }

        CompareResults(name, key, oldKey, before, now);
        CompareExceptions(name, key, oldKey, before, now);
    }

    // The body of a Protobuf request is the message itself, if that is all there is.
    private void CompareBodies(string name, string key, string oldKey, LockedMethod before, LockedMethod now, string oldBody, string body)
    {
        string was = oldBody.Length > 0 ? oldBody : FieldsOf(before.Arguments);
        string isNow = body.Length > 0 ? body : FieldsOf(now.Arguments);
        bool isSame = oldBody.Length > 0 && body.Length > 0 && scope.Types.Compare(oldBody, body) == TypeMatch.Same;

        // A message that nothing is set in is no bytes, as no argument is.
        if (!isSame && before.Arguments.Count > 0 && now.Arguments.Count > 0)
        {
            string[] keys = [.. ArgumentKeys(key, now), .. ArgumentKeys(oldKey, before)];
            scope.Add(IdlRules.ArgumentChanged, keys, now.Arguments[0].Where ?? now.Where, before.Where, "the request", name, $"was {was} and is {isNow} now");
        }
    }

    private void CompareArguments(string name, string key, string oldKey, LockedMethod before, LockedMethod now)
    {
        foreach (LockedField argument in now.Arguments)
        {
            string id = Number(argument.Id);
            string[] keys = [LockText.KeyOf(key, argument.Id), LockText.KeyOf(oldKey, argument.Id)];
            LockedField? old = before.Arguments.FirstOrDefault(a => a.Id == argument.Id);
            string subject = $"the argument '{argument.Name}' ({id})";
            if (old is null)
            {
                if (argument.Presence == IdlPresence.Required)
                {
                    scope.Add(IdlRules.ArgumentChanged, keys, argument.Where ?? now.Where, before.Where, subject, name, "is new and required");
                }

                continue;
            }

            TypeMatch match = scope.Types.Compare(old.Type, argument.Type);
            if (match == TypeMatch.Different)
            {
                string was = old.Name == argument.Name ? $"was {old.Type}" : $"was '{old.Name}' of type {old.Type}";
                scope.Add(IdlRules.ArgumentChanged, keys, argument.Where ?? now.Where, old.Where, subject, name, $"{was} and is {argument.Type} now");
            }
            else if (match == TypeMatch.SameEncoding)
            {
                scope.Add(IdlRules.TypeReinterpreted, keys, argument.Where ?? now.Where, old.Where, argument.Name, name, old.Type, argument.Type);
            }
            else if (argument.Presence == IdlPresence.Required && old.Presence != IdlPresence.Required)
            {
                scope.Add(IdlRules.RequiredAdded, keys, argument.Where ?? now.Where, old.Where, argument.Name, name);
            }
            else if (old.Default != argument.Default)
            {
                scope.Add(IdlRules.DefaultChanged, keys, argument.Where ?? now.Where, old.Where, argument.Name, name, old.Default ?? "zero", argument.Default ?? "zero");
            }
        }

        foreach (LockedField old in before.Arguments.Where(o => now.Arguments.All(a => a.Id != o.Id)))
        {
            scope.Add(IdlRules.ArgumentChanged, [LockText.KeyOf(oldKey, old.Id)], now.Where, old.Where, $"the argument '{old.Name}' ({Number(old.Id)})", name, "is gone");
        }
    }

    private void CompareResults(string name, string key, string oldKey, LockedMethod before, LockedMethod now)
    {
        string[] keys = [key + " returns", oldKey + " returns"];
        if (before.Result is null || now.Result is null)
        {
            if (before.Result != now.Result)
            {
                scope.Add(IdlRules.ResultChanged, keys, now.Where, before.Where, name, before.Result ?? "nothing", now.Result ?? "nothing");
            }

            return;
        }

        TypeMatch match = scope.Types.Compare(before.Result, now.Result);
        bool isOtherBody = scope.Wire == ContractWires.Protobuf && IsMessage(before.Result) != IsMessage(now.Result);
        if (match == TypeMatch.Different || isOtherBody)
        {
            scope.Add(IdlRules.ResultChanged, keys, now.Where, before.Where, name, before.Result, now.Result);
        }
        else if (match == TypeMatch.SameEncoding)
        {
            scope.Add(IdlRules.TypeReinterpreted, keys, now.Where, before.Where, "the answer", name, before.Result, now.Result);
        }
    }

    private void CompareExceptions(string name, string key, string oldKey, LockedMethod before, LockedMethod now)
    {
        foreach (LockedField old in before.Throws)
        {
            // Thrift tells exceptions by id, the status details of gRPC by name.
            LockedField? same = now.Throws.FirstOrDefault(t => scope.Wire == ContractWires.Thrift ? t.Id == old.Id : scope.Types.Compare(old.Type, t.Type) == TypeMatch.Same);
            LockedField? moved = now.Throws.FirstOrDefault(t => scope.Types.Compare(old.Type, t.Type) == TypeMatch.Same);
            string[] keys = [.. same is null ? [] : new[] { LockText.KeyOf(key + " throws", same.Id) }, .. moved is null ? [] : new[] { LockText.KeyOf(key + " throws", moved.Id) }, LockText.KeyOf(oldKey + " throws", old.Id)];
            if (same is not null && scope.Types.Compare(old.Type, same.Type) == TypeMatch.Same)
            {
                continue;
            }

            string what = moved is not null
                ? $"had the id {Number(old.Id)} and has {Number(moved.Id)} now"
                : same is not null ? $"is {same.Type} now" : "is gone";
            scope.Add(IdlRules.ExceptionChanged, keys, (moved ?? same)?.Where ?? now.Where, old.Where, old.Type, name, what);
        }
    }

    private static IEnumerable<string> ArgumentKeys(string key, LockedMethod method) => method.Arguments.Select(a => LockText.KeyOf(key, a.Id));

    private string? BodyOf(EquatableArray<LockedField> arguments) => arguments.Count == 1 && IsMessage(arguments[0].Type) ? arguments[0].Type : null;

    private bool IsMessage(string type) => type.IndexOf('<') < 0 && !s_scalars.Contains(type) && !scope.Types.IsEnum(type);

    private static string FieldsOf(EquatableArray<LockedField> arguments) => $"({string.Join(", ", arguments.Select(a => $"{Number(a.Id)}: {a.Type}"))})";

    private static bool IsStream(MethodKind kind) => kind is MethodKind.ServerStreaming or MethodKind.ClientStreaming or MethodKind.DuplexStreaming;

    private static string KindOf(MethodKind kind) => kind switch
    {
        MethodKind.OneWay => "one-way",
        MethodKind.ServerStreaming => "server streaming",
        MethodKind.ClientStreaming => "client streaming",
        MethodKind.DuplexStreaming => "streaming both ways",
        _ => "unary",
    };

    private static string SimpleNameOf(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
