using Tern.Protocols;

namespace Tern.Server;

/// <summary>All services of a server and their methods, by wire name. Built once; thread-safe.</summary>
/// <remarks>
/// Source of the look-up rules: Kitex <c>server/service.go</c>. No service named: the first registered one that has the method. Service named: that one; else the only
/// service that has the method; else nothing, and the answer says whether service or method is unknown.
/// </remarks>
internal sealed class ServiceTable : IServerMethods
{
    private readonly Dictionary<string, MethodTable> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MethodTable> _exact = new(StringComparer.Ordinal);
    private readonly MethodTable _withoutService;
    private readonly MethodTable _unknownService;
    private readonly RpcFallbackHandler? _fallback;
    private readonly MethodGates? _fallbackGates;
    private readonly ServerGates _gates;

    public ServiceTable(IReadOnlyList<KeyValuePair<string, IReadOnlyList<BoundMethod>>> services, RpcFallbackHandler? fallback, MethodGates? fallbackGates, ServerGates gates)
    {
        _gates = gates;
        _fallback = fallback;
        _fallbackGates = fallbackGates;
        var first = new Dictionary<string, BoundMethod>(StringComparer.Ordinal);
        var unique = new Dictionary<string, BoundMethod?>(StringComparer.Ordinal);
        foreach ((_, IReadOnlyList<BoundMethod> methods) in services)
        {
            foreach (BoundMethod method in methods)
            {
                string name = method.Description.Name;
                first.TryAdd(name, method);
                unique[name] = unique.ContainsKey(name) ? null : method;
            }
        }

        _withoutService = new MethodTable(first.Values, isKnown: true);
        BoundMethod[] single = [.. unique.Values.OfType<BoundMethod>()];
        _unknownService = new MethodTable(single, isKnown: false);
        foreach ((string service, IReadOnlyList<BoundMethod> methods) in services)
        {
            IEnumerable<BoundMethod> others = single.Where(other => methods.All(own => own.Description.Name != other.Description.Name));
            var table = new MethodTable([.. methods, .. others], isKnown: true);
            _services[service] = table;

            // Thrift and TTHeader know services without their package; gRPC with it.
            string name = service[(service.LastIndexOf('.') + 1)..];
            _services.TryAdd(name, table);
            var own = new MethodTable(methods, isKnown: true);
            _exact[service] = own;
            _exact.TryAdd(name, own);
        }
    }

    public bool IsGuarded => _gates.IsGuarded;

    public ServiceMethods Of(string? service)
    {
        if (service is null)
        {
            return _withoutService;
        }

        return _services.TryGetValue(service, out MethodTable? methods) ? methods : _unknownService;
    }

    public ServiceMethods? OfExactly(string service) => _exact.GetValueOrDefault(service);

    public IGuardedMethod? GuardOfFallback(string? service, string method) => _fallback is null || _fallbackGates is null ? null : new FallbackGuard(service, method, _fallbackGates);

    public ServerCall? RentFallback(string? service, string method) => _fallback is null || _fallbackGates is null ? null : new FallbackCall(_fallback, service, method, _fallbackGates);
}

/// <summary>Methods by their name as UTF-8: open addressing over names that are fixed when the server is built, so a caller cannot choose collisions.</summary>
internal sealed class MethodTable : ServiceMethods
{
    private readonly BoundMethod?[] _slots;
    private readonly bool _isKnown;

    public MethodTable(IEnumerable<BoundMethod> methods, bool isKnown)
    {
        _isKnown = isKnown;
        BoundMethod[] all = [.. methods];
        _slots = new BoundMethod?[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(all.Length * 4) + 1)];
        foreach (BoundMethod method in all)
        {
            uint slot = Hash(method.Description.Utf8Name.Span);
            while (_slots[slot & (_slots.Length - 1)] is not null)
            {
                slot++;
            }

            _slots[slot & (_slots.Length - 1)] = method;
        }
    }

    public override bool IsKnown => _isKnown;

    public override ServerCall? TryRent(ReadOnlySpan<byte> name) => Find(name)?.RentCall();

    public override ServerStream? TryRentStream(ReadOnlySpan<byte> name) => Find(name)?.RentStream();

    public override IGuardedMethod? GuardOf(ReadOnlySpan<byte> name) => Find(name);

    private BoundMethod? Find(ReadOnlySpan<byte> name)
    {
        for (uint slot = Hash(name); ; slot++)
        {
            BoundMethod? method = _slots[slot & (_slots.Length - 1)];
            if (method is null)
            {
                return null;
            }

            if (name.SequenceEqual(method.Description.Utf8Name.Span))
            {
                return method;
            }
        }
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        uint hash = (uint)name.Length;
        foreach (byte value in name)
        {
            hash = (hash * 31) + value;
        }

        return hash ^ (hash >> 15);
    }
}
