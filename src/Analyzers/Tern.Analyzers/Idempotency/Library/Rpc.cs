using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Calls of services. What a service does is said by its contract, whoever implements it here.</summary>
internal static class Rpc
{
    public static Value? Handle(Walker walker, Call call)
    {
        bool http = IsPost(call);
        IMethodSymbol? method = http ? call.Method : ContractOf(call.Method);
        if (method is null)
        {
            return null;
        }

        string name = http ? "HTTP " + (call.Name.StartsWith("Patch", StringComparison.Ordinal) || Method(call[0]) == "Patch" ? "PATCH" : "POST") : $"{method.ContainingType.Name}.{call.Name}";
        (KeyState state, string key, Value value) = Keys.Of(call, walker);
        bool idempotent = !http && Contracts.IsMarked(method);
        switch (state)
        {
            case KeyState.None or KeyState.Fresh when http && walker.IsAsking:
                // A question that is too long for an address.
                break;
            case KeyState.Fresh:
                walker.Happens(IdempotencyRules.FreshKey, call.Where.Syntax, $"'{key}' of {name} is {Sources.Describe(value.Fresh)}, which every attempt makes anew", value);
                break;
            case KeyState.Optional:
                walker.Happens(IdempotencyRules.OptionalKey, call.Where.Syntax, $"'{key}' of {name} is missing when the caller leaves it out");
                break;
            case KeyState.None when !idempotent:
                walker.Happens(IdempotencyRules.Call, call.Where.Syntax, http ? $"an {name} is sent" : $"{name}, which is not [Idempotent], is called");
                break;
            case KeyState.None when Keys.FreshIdentity(call) is var (member, made):
                walker.Happens(IdempotencyRules.FreshValue, call.Where.Syntax, $"'{member}' of {name} is {Sources.Describe(made)}, which every attempt makes anew");
                break;
        }

        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Function is { } function)
            {
                walker.Maybe(function);
            }
        }

        return Value.Unknown;
    }

    /// <summary>The contract's method that a call goes to: by the interface, or by a class that is a client of it.</summary>
    private static IMethodSymbol? ContractOf(IMethodSymbol method)
        => Contracts.IsService(method.ContainingType) ? method
            : method.ContainingType is { TypeKind: TypeKind.Class } type && (type.Name.EndsWith("Client", StringComparison.Ordinal) || type.Name.EndsWith("Proxy", StringComparison.Ordinal)) ? Contracts.Implemented(method).FirstOrDefault(m => Contracts.IsService(m.ContainingType))
            : null;

    private static bool IsPost(Call call)
        => call.ReceiverType?.Name == "HttpClient"
            && (call.Name is "PostAsync" or "PostAsJsonAsync" or "PatchAsync" or "PatchAsJsonAsync" || (call.Name is "SendAsync" or "Send" && Method(call[0]) is "Post" or "Patch"));

    private static string? Method(Value request)
        => request.Object is { } made && made.Members.TryGetValue("method", out Value? method) ? method.Reads.Select(r => r.Slot.Name.Substring(r.Slot.Name.LastIndexOf('.') + 1)).FirstOrDefault() : null;
}
