using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tern.Protocols;
using Tern.Serialization;
using Tern.Server;

namespace Tern;

/// <summary>Puts a server together. Not thread-safe.</summary>
public sealed class RpcServerBuilder
{
    private readonly List<ServiceRegistration> _services = [];
    private readonly List<RpcMiddleware> _middleware = [];
    private readonly List<RpcStreamMiddleware> _streamMiddleware = [];
    private readonly List<Action> _onStopping = [];
    private readonly List<Func<AnnouncedServer, IServerAnnouncer>> _announcers = [];
    private RpcFallbackHandler? _fallback;
    private readonly List<ICallLimiter> _limiters = [];
    private ILimitReporter? _limitReporter;
    private ILoggerFactory _loggers = NullLoggerFactory.Instance;
    private TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>Limits, timings and policies.</summary>
    public RpcServerOptions Options { get; init; } = new();

    /// <summary>Contracts of the services that have been added so far.</summary>
    internal IEnumerable<IServiceContract> Contracts => _services.Select(static service => service.Contract);

    /// <summary>Adds an address to listen on.</summary>
    /// <param name="endpoint"><c>tcp://host:port</c> (port 0 picks one), <c>unix:///path</c> or <c>memory://name</c>.</param>
    public RpcServerBuilder Listen(string endpoint)
    {
        Options.Endpoints.Add(endpoint);
        return this;
    }

    /// <summary>Changes options.</summary>
    public RpcServerBuilder Configure(Action<RpcServerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Options);
        return this;
    }

    /// <summary>Offers a service with one handler for all calls; it must be thread-safe.</summary>
    /// <typeparam name="TService">The annotated interface.</typeparam>
    /// <param name="handler">The implementation.</param>
    public RpcServerBuilder AddService<TService>(TService handler)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddSource(new SingleService<TService>(handler));
    }

    /// <summary>Adds middleware around every handler; the first added is the outermost.</summary>
    public RpcServerBuilder Use(RpcMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Adds middleware around every message of streaming calls; the first added is the outermost.</summary>
    public RpcServerBuilder UseStream(RpcStreamMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _streamMiddleware.Add(middleware);
        return this;
    }

    /// <summary>Applies a bundle (a suite).</summary>
    public RpcServerBuilder UseSuite(IServerSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        suite.Apply(this);
        return this;
    }

    /// <summary>Answers calls of methods that no service has; without it they get Thrift's unknown-method or Kitex's unknown-service exception.</summary>
    public RpcServerBuilder UseFallback(RpcFallbackHandler fallback)
    {
        _fallback = fallback;
        return this;
    }

    /// <summary>Limits calls by something of your own, beside the limits of the options. Of several, each is asked when those before it have let the call in.</summary>
    public RpcServerBuilder UseLimiter(ICallLimiter limiter)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        _limiters.Add(limiter);
        return this;
    }

    /// <summary>Tells somebody of all whom a limit turns down.</summary>
    public RpcServerBuilder UseLimitReporter(ILimitReporter reporter)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        _limitReporter = reporter;
        return this;
    }

    /// <summary>Writes logs to these loggers; without it nothing is logged.</summary>
    public RpcServerBuilder UseLoggers(ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(loggers);
        _loggers = loggers;
        return this;
    }

    /// <summary>Replaces the clock, for tests.</summary>
    public RpcServerBuilder UseTimeProvider(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        _timeProvider = timeProvider;
        return this;
    }

    /// <summary>Builds the server; nothing listens yet.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or two services have the same name; the message says which.</exception>
    public RpcServer Build()
    {
        Options.Validate();
        var validation = new RequestValidation { IsOn = Options.ValidateRequests };
        var services = new List<KeyValuePair<string, IReadOnlyList<BoundMethod>>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var gates = new ServerGates(Options, _timeProvider, _limitReporter, LimiterChain.Of(_limiters));
        var messages = StreamMessages.Compose(_streamMiddleware);
        foreach (ServiceRegistration registration in _services)
        {
            if (!names.Add(registration.Name))
            {
                throw new ArgumentException($"Two services are called \"{registration.Name}\" on the wire. Give one of them another name with [RpcService(\"…\")].");
            }

            services.Add(new(registration.Name, registration.Bind(_middleware, messages, gates, validation)));
        }

        MethodGates? unknown = _fallback is null ? null : gates.OfFallback();
        gates.Apply(Options);
        var announced = new AnnouncedServer([.. names], _loggers, _timeProvider);
        return new RpcServer(Options, new ServiceTable(services, _fallback, unknown, gates), gates, validation, _loggers, _timeProvider)
        {
            OnStopping = [.. _onStopping],
            Announcers = [.. _announcers.Select(make => make(announced))],
        };
    }

    /// <summary>Calls something when the server begins to stop, before anything else: it must neither throw nor take time.</summary>
    internal RpcServerBuilder OnStopping(Action action)
    {
        _onStopping.Add(action);
        return this;
    }

    /// <summary>Has somebody make the server known while it takes calls.</summary>
    internal RpcServerBuilder AddAnnouncer(Func<AnnouncedServer, IServerAnnouncer> make)
    {
        _announcers.Add(make);
        return this;
    }

    /// <remarks>Not an overload of <see cref="AddService{TService}(TService)"/>, which would win over it for every source.</remarks>
    internal RpcServerBuilder AddSource<TService>(ServiceSource<TService> source)
        where TService : class => AddSource(source, ServiceContract<TService>.Get());

    /// <summary>Offers a service that is not one per interface.</summary>
    internal RpcServerBuilder AddSource<TService>(ServiceSource<TService> source, ServiceContract<TService> contract)
        where TService : class
    {
        _services.Add(new ServiceRegistration<TService>(source, contract));
        return this;
    }
}
