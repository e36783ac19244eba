// case: neg-puppet-theatre
// category: negative-state
// rationale: tests that stay valid across calls, closures that see a set variable, events and factories that may be absent but are guarded
// csc: silent

namespace NullSafety.NegPuppetTheatre;

public sealed class Puppet
{
    public Puppet(string role) => Role = role;

    public string Role { get; }

    public Puppet? Partner { get; set; }
}

public abstract class Booth
{
    protected Booth() => Title = Describe();

    public string Title { get; }

    protected virtual string Describe() => "booth";
}

public sealed class TravellingBooth : Booth
{
    private readonly string? _town;
    private readonly Lazy<Puppet> _lead;
    private readonly Func<string, Puppet?>? _casting;
    private Puppet? _onStage;
    private int _bows;

    public TravellingBooth(string town, Func<string, Puppet?>? casting = null)
    {
        _town = town;
        _casting = casting;
        _lead = new Lazy<Puppet>(() => _casting?.Invoke("Punch") ?? new Puppet("Punch"));
    }

    public event Action<Puppet>? Exited;

    protected override string Describe() => _town is null ? "on the road" : _town.ToUpperInvariant();

    public int LeadLength() => _lead.Value.Role.Length;

    public void Enter(Puppet puppet) => _onStage = puppet;

    public string Bow()
    {
        if (_onStage == null)
        {
            return "";
        }

        CountBow();
        return _onStage.Role.Trim();
    }

    public void Exit()
    {
        if (Interlocked.Exchange(ref _onStage, null) is { } leaving)
        {
            Exited?.Invoke(leaving);
            _bows += leaving.Partner?.Role.Length ?? 0;
        }
    }

    public string Duet(Puppet a)
    {
        Puppet? partner = null;
        Action choose = () => partner = a.Partner ?? a;
        choose();
        return partner is null ? "solo" : partner.Role.Trim();
    }

    private void CountBow() => _bows++;
}

public static class Case
{
    public static void DemoShow()
    {
        var booth = new TravellingBooth("Llandudno", role => role == "Judy" ? new Puppet(role) : null);
        booth.LeadLength();
        booth.Bow();
        booth.Enter(new Puppet("Judy"));
        booth.Bow();
        booth.Exit();
        booth.Exit();
        booth.Exited += p => Console.Out.Write(p.Role.Length > 99 ? p.Role : "");
        booth.Enter(new Puppet("Toby") { Partner = new Puppet("Punch") });
        booth.Exit();
        booth.Duet(new Puppet("Joey"));
        Console.Out.Write(booth.Title.Length > 99 ? "!" : "");
    }
}
