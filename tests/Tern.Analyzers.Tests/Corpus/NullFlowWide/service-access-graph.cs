// case: service-access-graph
// category: service
// rationale: roles, groups and grants as a graph with cached closures and an ambient principal
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.AccessGraph;

public enum SubjectKind { User, Group, Service }

public abstract class Subject(string id)
{
    private HashSet<Group>? _groups;
    public string Id { get; } = id;
    public abstract SubjectKind Kind { get; }
    public bool IsMember => _groups != null && _groups.Count > 0;
    public IEnumerable<Group> Groups => _groups ?? Enumerable.Empty<Group>();
    public string GroupNames() => IsMember ? string.Join("+", _groups.Select(g => g.Id)) : "-"; // csc-false
    internal void Join(Group group) => (_groups ??= new HashSet<Group>()).Add(group);
    internal void Quit(Group group) => _groups?.Remove(group);
}

public sealed class User(string id, string? mail) : Subject(id)
{
    public string? Mail { get; } = mail;
    public override SubjectKind Kind => SubjectKind.User;
}

public sealed class ServiceAccount(string id, User owner) : Subject(id)
{
    public User Owner { get; } = owner;
    public override SubjectKind Kind => SubjectKind.Service;
}

public sealed class Group(string id) : Subject(id)
{
    private readonly List<Subject> _members = new();
    public User? Steward { get; private set; }
    public IReadOnlyList<Subject> Members => _members;
    public override SubjectKind Kind => SubjectKind.Group;

    public void Add(Subject subject)
    {
        if (_members.Contains(subject))
            return;
        _members.Add(subject);
        subject.Join(this);
        if (Steward == null && subject is User user)
            Steward = user;
    }

    public void Remove(Subject subject)
    {
        if (!_members.Remove(subject))
            return;
        subject.Quit(this);
        if (subject == Steward)
            Steward = _members.OfType<User>().FirstOrDefault();
    }

    public string Contact() => _members.Count == 0 ? "nobody" : Steward!.Id; // want: null-deref
}

public sealed class Grant(string permission, Subject subject)
{
    public string Permission { get; } = permission;
    public Subject Subject { get; } = subject;
    public string? Reason { get; init; }
}

/// <summary>The outcome of a check. Allowed decisions name the grant, denied ones the missing permission.</summary>
public sealed record Decision(bool Allowed, Grant? Grant, string? Missing)
{
    public static Decision Allow(Grant grant) => new(true, grant, null);
    public static Decision Deny(string missing) => new(false, null, missing);

    public override string ToString()
    {
        if (Allowed)
            return "allowed through " + Grant.Subject.Id; // csc-false
        return "denied: " + Missing!.ToLowerInvariant();
    }
}

public static class Principal
{
    private static readonly AsyncLocal<Subject?> Slot = new();
    public static Subject? Current => Slot.Value;

    public static IDisposable Impersonate(Subject subject)
    {
        var before = Slot.Value;
        Slot.Value = subject;
        return new Scope(before);
    }

    public static Subject Demand() => Current ?? throw new UnauthorizedAccessException("There is no principal.");

    private sealed class Scope(Subject? before) : IDisposable
    {
        public void Dispose() => Slot.Value = before;
    }
}

/// <summary>All subjects and grants of a tenant.</summary>
public sealed class AccessGraph
{
    private readonly Dictionary<string, Subject> _subjects = new();
    private readonly Dictionary<string, List<Grant>> _grants = new();
    private readonly Dictionary<Subject, HashSet<Subject>> _closures = new();
    private readonly List<string> _audit = new();
    public event Action<Decision>? Decided;

    public AccessGraph()
    {
        Decided += d => _audit.Add(d.ToString());
    }

    public IReadOnlyList<string> Audit => _audit;

    public T Add<T>(T subject)
        where T : Subject
    {
        _subjects.Add(subject.Id, subject);
        return (_subjects[subject.Id] as T)!;
    }

    public void Assign(string group, string subject)
    {
        GroupOf(group).Add(_subjects[subject]);
        _closures.Clear();
    }

    public void Grant(string permission, string subject, string? reason = null)
    {
        if (!_grants.TryGetValue(permission, out var list))
            _grants.Add(permission, list = new List<Grant>());
        list.Add(new Grant(permission, _subjects[subject]) { Reason = reason });
    }

    public Decision Check(Subject subject, string permission)
    {
        var closure = ClosureOf(subject);
        var grant = _grants.GetValueOrDefault(permission)?.FirstOrDefault(g => closure.Contains(g.Subject));
        var decision = grant == null ? Decision.Deny(permission) : Decision.Allow(grant);
        Decided!(decision);
        return decision;
    }

    public bool Can(string permission) => Check(Principal.Demand(), permission).Allowed;

    public string Explain(Subject subject, string permission)
    {
        var decision = Check(subject, permission);
        return decision.Allowed ? decision.Grant!.Reason ?? decision.Grant.Permission : "needs " + decision.Missing.ToUpperInvariant(); // csc-false
    }

    public string ReasonFor(string permission) => _grants[permission][0].Reason!.Trim(); // want: null-deref

    public IEnumerable<string> MailList(string group)
    {
        foreach (var member in ClosureBelow(GroupOf(group)))
        {
            if (member.Kind == SubjectKind.User && HasMail(member))
                yield return (member as User).Mail.ToLowerInvariant(); // csc-false
            else if (member.Kind == SubjectKind.Service)
                yield return ((ServiceAccount)member).Owner.Id;
        }
    }

    public IEnumerable<string> Matrix() => from subject in _subjects.Keys
                                           from permission in _grants.Keys
                                           where Check(_subjects.GetValueOrDefault(subject)!, permission).Allowed
                                           select subject + ":" + _grants[permission].First().Subject.GroupNames();

    public async Task<bool> RunAsAsync(string id, string permission)
    {
        using (Principal.Impersonate(_subjects[id]))
        {
            await Task.Yield();
            return Can(permission) && Principal.Current!.Id == id;
        }
    }

    public string WhoAmI() => Principal.Current!.Id; // want: null-deref
    private static bool HasMail(Subject subject) => subject is User { Mail: not null };
    private Group GroupOf(string id) => _subjects.GetValueOrDefault(id) as Group ?? throw new KeyNotFoundException("no group " + id);

    private HashSet<Subject> ClosureOf(Subject subject)
    {
        if (!_closures.ContainsKey(subject))
        {
            var seen = new HashSet<Subject> { subject };
            var open = new Queue<Subject>(seen);
            while (open.Count > 0)
            {
                foreach (var group in open.Dequeue().Groups.Where(seen.Add))
                    open.Enqueue(group);
            }
            _closures[subject] = seen;
        }
        return _closures.GetValueOrDefault(subject)!;
    }

    private static IEnumerable<Subject> ClosureBelow(Group group)
    {
        var seen = new HashSet<Subject>();
        var open = new Stack<Group>([group]);
        while (open.TryPop(out var next))
        {
            foreach (var member in next.Members.Where(seen.Add))
            {
                if (member.Kind == SubjectKind.Group)
                    open.Push((member as Group)!);
                yield return member;
            }
        }
    }
}

public static class Case
{
    private static AccessGraph Graph(out User ann)
    {
        var graph = new AccessGraph();
        ann = graph.Add(new User("ann", "Ann@x.org"));
        graph.Add(new User("bob", null));
        graph.Add(new ServiceAccount("bot", ann));
        graph.Add(new Group("staff"));
        graph.Add(new Group("admins"));
        graph.Assign("staff", "bob");
        graph.Assign("staff", "admins");
        graph.Assign("admins", "ann");
        graph.Assign("staff", "bot");
        graph.Grant("read", "staff", " all staff ");
        graph.Grant("write", "admins");
        return graph;
    }

    public static async Task DemoChecks()
    {
        var graph = Graph(out var ann);
        _ = graph.Explain(ann, "read") + graph.Explain(ann, "write") + graph.Explain(ann, "drop") + graph.ReasonFor("read");
        _ = string.Join(",", graph.MailList("staff").Concat(graph.Matrix()));
        _ = await graph.RunAsAsync("bob", "read") || await graph.RunAsAsync("bot", "write");
        using (Principal.Impersonate(ann))
            _ = graph.WhoAmI() + graph.Can("write") + graph.Audit.Count + ann.GroupNames();
    }

    public static void DemoSteward()
    {
        var group = new Group("g");
        var (ann, bob) = (new User("ann", null), new User("bob", null));
        _ = group.Contact();
        group.Add(ann);
        group.Add(bob);
        _ = group.Contact();
        group.Remove(ann);
        _ = group.Contact() + group.GroupNames();
        group.Add(new ServiceAccount("bot", bob));
        group.Remove(bob);
        group.Contact();
    }

    public static void DemoNoReason() => Graph(out _).ReasonFor("write");

    public static async Task DemoAnonymous()
    {
        var graph = Graph(out _);
        await graph.RunAsAsync("ann", "read");
        graph.WhoAmI();
    }
}
