// variations: lists
// rationale: lists that a store gives: whether something is in them, what state their elements have, and what a row was before

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Lists;

public enum Standing
{
    Invited,
    Accepted,
    Confirmed,
}

public sealed class Member
{
    public string Id { get; set; } = "";

    public string User { get; set; } = "";

    public string Team { get; set; } = "";

    public string Mail { get; set; } = "";

    public Standing Standing { get; set; }
}

public interface IMemberRepository
{
    Task<Member?> GetByIdAsync(string id);

    Task<ICollection<Member>> GetManyByTeamAsync(string team);

    Task CreateAsync(Member member);

    Task ReplaceAsync(Member member);
}

public interface ICrewMailer
{
    Task SendAsync(string to, string text);
}

public sealed class CrewDb
{
    public Task<int> ExecuteAsync(string sql, object? parameters) => Task.FromResult(1);
}

public interface ICrew
{
    [Idempotent]
    Task JoinAsync(string team, string user);

    [Idempotent]
    Task JoinManyAsync(string team, IReadOnlyList<string> users);

    [Idempotent]
    Task ConfirmAsync(string team);

    [Idempotent]
    Task RemindAsync(string team);

    [Idempotent]
    Task MoveAsync(string id, string mail);

    [Idempotent]
    Task MoveAlwaysAsync(string id, string mail);

    [Idempotent]
    Task NoteAsync(string team, string text);
}

public sealed class Crew(IMemberRepository members, ICrewMailer mailer, CrewDb db) : ICrew
{
    public async Task JoinAsync(string team, string user)
    {
        ICollection<Member> known = await members.GetManyByTeamAsync(team);
        if (known.Any(m => m.User == user))
        {
            return;
        }

        await members.CreateAsync(new Member { Id = team + user, User = user, Team = team });
        await mailer.SendAsync(user, "Welcome aboard");
    }

    public async Task JoinManyAsync(string team, IReadOnlyList<string> users)
    {
        HashSet<string> known = (await members.GetManyByTeamAsync(team)).Select(m => m.User).ToHashSet();
        foreach (string user in users)
        {
            if (!known.Contains(user))
            {
                await members.CreateAsync(new Member { Id = team + user, User = user, Team = team });
                await mailer.SendAsync(user, "Welcome aboard");
            }
        }
    }

    public async Task ConfirmAsync(string team)
    {
        foreach (Member member in await members.GetManyByTeamAsync(team))
        {
            try
            {
                if (member.Standing != Standing.Accepted || member.Team != team)
                {
                    throw new InvalidOperationException("Not accepted.");
                }

                member.Standing = Standing.Confirmed;
                await members.ReplaceAsync(member);
                await mailer.SendAsync(member.Mail, "Confirmed");
            }
            catch (InvalidOperationException failure)
            {
                Console.WriteLine(failure.Message);
            }
        }
    }

    public async Task RemindAsync(string team)
    {
        foreach (Member member in await members.GetManyByTeamAsync(team))
        {
            if (member.Standing == Standing.Invited)
            {
                await mailer.SendAsync(member.Mail, "Please answer"); // want: TERN2011
            }
        }
    }

    public async Task MoveAsync(string id, string mail)
    {
        Member? member = await members.GetByIdAsync(id);
        if (member is null)
        {
            return;
        }

        string before = member.Mail;
        member.Mail = mail;
        await members.ReplaceAsync(member);
        if (before != mail)
        {
            await mailer.SendAsync(before, "Your address has changed");
        }
    }

    public async Task MoveAlwaysAsync(string id, string mail)
    {
        Member? member = await members.GetByIdAsync(id);
        if (member is not null)
        {
            member.Mail = mail;
            await members.ReplaceAsync(member);
            await mailer.SendAsync(mail, "Your address has changed"); // want: TERN2011
        }
    }

    public Task NoteAsync(string team, string text)
    {
        StringBuilder sql = new();
        sql.Append("INSERT INTO notes ").AppendLine("(team, text)");
        sql.Append("VALUES (@team, @text)");
        return db.ExecuteAsync(sql.ToString(), new { team, text }); // want: TERN2009
    }
}
