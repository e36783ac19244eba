// case: ef-loyalty-points
// category: update
// rationale: entities and set-based updates of EF Core
// rule: TERN2010

using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.EfLoyaltyPoints;

public sealed class Member
{
    public string Id { get; set; } = "";
    public int Points { get; set; }
    public string Tier { get; set; } = "blue";
}

public interface ILoyalty
{
    [Idempotent] Task EarnAsync(string memberId, int points);
    [Idempotent] Task BonusForTierAsync(string tier, int points);
    [Idempotent] Task PromoteAsync(string memberId, string tier);
}

public sealed class Loyalty(LoyaltyContext db) : ILoyalty
{
    public async Task EarnAsync(string memberId, int points)
    {
        Member member = await db.Members.FindAsync(memberId) ?? throw new KeyNotFoundException(memberId);
        member.Points += points; // want: TERN2010
        await db.SaveChangesAsync();
    }

    public async Task BonusForTierAsync(string tier, int points)
    {
        await db.Members.Where(m => m.Tier == tier).ExecuteUpdateAsync(s => s.SetProperty(m => m.Points, m => m.Points + points)); // want: TERN2010
    }

    public async Task PromoteAsync(string memberId, string tier)
    {
        await db.Members.Where(m => m.Id == memberId).ExecuteUpdateAsync(s => s.SetProperty(m => m.Tier, m => tier));
        Member? member = await db.Members.FindAsync(memberId);
        if (member is not null)
        {
            member.Tier = tier;
        }

        await db.SaveChangesAsync();
    }
}

public sealed class LoyaltyContext : DbContext
{
    public DbSet<Member> Members { get; } = [];
}

public sealed class Setters<T>(IEnumerable<T> rows)
{
    public Setters<T> SetProperty<TValue>(Expression<Func<T, TValue>> property, Func<T, TValue> value)
    {
        System.Reflection.PropertyInfo info = (System.Reflection.PropertyInfo)((MemberExpression)property.Body).Member;
        foreach (T row in rows)
        {
            info.SetValue(row, value(row));
        }

        return this;
    }
}

public static class Relational
{
    public static Task<int> ExecuteUpdateAsync<T>(this IEnumerable<T> source, Func<Setters<T>, Setters<T>> set)
    {
        List<T> rows = [.. source];
        set(new Setters<T>(rows));
        return Task.FromResult(rows.Count);
    }
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class
{
    public ValueTask<T?> FindAsync(params object[] keys) => new(Find(e => Equals(e.GetType().GetProperty("Id")!.GetValue(e), keys[0])));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        LoyaltyContext db = new() { Members = { new Member { Id = "m" } } };
        return Twice(async () => { await new Loyalty(db).EarnAsync("m", 5); return $"{db.Members[0].Points}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        LoyaltyContext db = new() { Members = { new Member { Id = "m" } } };
        return Twice(async () => { await new Loyalty(db).BonusForTierAsync("blue", 5); return $"{db.Members[0].Points}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        LoyaltyContext db = new() { Members = { new Member { Id = "m" } } };
        return Twice(async () => { await new Loyalty(db).PromoteAsync("m", "gold"); return $"{db.Members[0].Tier}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
