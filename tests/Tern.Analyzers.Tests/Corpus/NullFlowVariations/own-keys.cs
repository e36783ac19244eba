// A row that was read is found again by what it says of itself; and members that a contract of another assembly sets.
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
namespace Variations.OwnKeys;
public sealed class User { public string Mail { get; set; } = ""; public string Name { get; set; } = ""; public string Manager { get; set; } = ""; }
public sealed class Users
{
    private readonly List<User> _all = [new() { Mail = "m", Name = "n", Manager = "o" }];
    public User? ByMail(string mail) => _all.SingleOrDefault(u => u.Mail == mail);
    public User? ByName(string name) => _all.SingleOrDefault(u => u.Name == name);
}
public sealed class Desk
{
    private readonly Users _users = new();
    public int Again(string mail)
    {
        var user = _users.ByMail(mail);
        if (user == null) return 0;
        user = _users.ByName(user.Name);
        return user!.Mail.Length;
    }
    public int Manager(string mail)
    {
        var user = _users.ByMail(mail);
        if (user == null) return 0;
        user = _users.ByName(user.Manager);
        return user!.Mail.Length; // want: null-deref
    }
}
public sealed class Part : IComponent
{
    public ISite? Site { get; set; } = null!;
    public ISite Other { get; set; } = null!;
    public event EventHandler? Disposed;
    public void Dispose() => Disposed?.Invoke(this, EventArgs.Empty);
    public string Named() => Site!.Name!;
    public string Named2() => Other.Name!; // want: null-deref
}
public static class D
{
    public static int Demo1() => new Desk().Again("m") + new Desk().Again("x");
    public static int Demo2() => new Desk().Manager("m");
    public static string Demo3() => new Part().Named2();
}
