// case: generic-repository
// category: generic-default
// rationale: a generic search returns default, which is null for classes and harmless for numbers
// csc: none

namespace NullSafety.Repositories;

public sealed class Member
{
    public Member(int id, string name)
    {
        Id = id;
        Name = name;
    }

    public int Id { get; }

    public string Name { get; }
}

public sealed class Repository<TKey, TItem>
    where TKey : notnull
{
    private readonly Dictionary<TKey, TItem> _items = new();

    public void Save(TKey key, TItem item) => _items[key] = item;

    public TItem Load(TKey key)
    {
        return _items.TryGetValue(key, out var item) ? item : default!;
    }

    public TItem Best(Func<TItem, int> score)
    {
        TItem best = default!;
        int top = 0;
        foreach (var item in _items.Values)
        {
            int points = score(item);
            if (points > top)
            {
                top = points;
                best = item;
            }
        }

        return best;
    }
}

public sealed class Club
{
    private readonly Repository<int, Member> _members = new();
    private readonly Repository<int, int> _fees = new();

    public void Join(Member member) => _members.Save(member.Id, member);

    public string Greeting(int id)
    {
        var member = _members.Load(id);
        return "Hello " + member.Name; // want: null-deref
    }

    public string GreetingOrGuest(int id)
    {
        var member = _members.Load(id) ?? new Member(0, "guest");
        return "Hello " + member.Name;
    }

    public string Fee(int id) => _fees.Load(id).ToString();

    public string Champion(Func<Member, int> score)
    {
        return _members.Best(score).Name; // want: null-deref
    }
}

public static class Case
{
    private static Club Open()
    {
        var club = new Club();
        club.Join(new Member(1, "Ada"));
        return club;
    }

    public static void DemoGreeting() => Open().Greeting(2);

    public static void DemoGuest() => Open().GreetingOrGuest(2);

    public static void DemoFee() => Open().Fee(2);

    public static void DemoChampion() => Open().Champion(_ => 0);
}
