// case: laundry-alias
// category: aliasing
// rationale: two names for one object: a member tested through one of them is cleared through the other
// csc: none

namespace NullSafety.LaundryAlias;

public sealed class Ticket
{
    public Ticket(string number) => Number = number;

    public string Number { get; }
}

public sealed class Basket
{
    public Ticket Ticket { get; set; } = new("new");
    public int Kilos { get; set; }

    public void Detach() => Ticket = null!;
}

public sealed class Washer
{
    public Basket Drum { get; private set; } = new();
    public void Load(Basket basket) => Drum = basket;
}

public static class Floor
{
    public static string Collect(Basket basket)
    {
        var washer = new Washer();
        washer.Load(basket);
        washer.Drum.Detach();
        return basket.Ticket.Number; // want: null-deref
    }

    public static string CollectOther(Basket basket)
    {
        var washer = new Washer();
        washer.Load(new Basket { Kilos = 2 });
        washer.Drum.Detach();
        return basket.Ticket.Number;
    }

    public static int Move(Basket from, Basket to)
    {
        to.Ticket = new Ticket(to.Kilos.ToString());
        from.Detach();
        return to.Ticket.Number.Length; // want: null-deref
    }

    public static int MoveDistinct(Basket from, Basket to)
    {
        if (ReferenceEquals(from, to))
        {
            return 0;
        }

        to.Ticket = new Ticket(to.Kilos.ToString());
        from.Detach();
        return to.Ticket.Number.Length;
    }
}

public static class Case
{
    public static void Demo1() => Floor.Collect(new Basket());

    public static void Demo2()
    {
        var only = new Basket { Kilos = 4 };
        Floor.Move(only, only);
    }

    public static void Demo3()
    {
        var a = new Basket { Kilos = 1 };
        Floor.CollectOther(a);
        Floor.Move(a, new Basket());
        Floor.MoveDistinct(a, a);
        Floor.MoveDistinct(a, new Basket());
    }
}
