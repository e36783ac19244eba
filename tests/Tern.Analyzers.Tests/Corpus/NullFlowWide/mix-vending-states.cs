// case: mix-vending-states
// category: state-machine
// rationale: transitions carry a selection that may be absent; events, a stale field and a record state each let it through
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.MixVendingStates;

public sealed record Product(string Name, int Price);

public abstract record State(int Coins);

public sealed record Idle(int Coins) : State(Coins);

public sealed record Chosen(int Coins, Product Product) : State(Coins);

public sealed record Paid(int Coins, Product Product) : State(Coins);

public sealed class VendingMachine
{
    private readonly Dictionary<int, Product> _slots = new() { [1] = new("cola", 200) };
    private State _state = new Idle(0);
    private Product? _reserved;

    public event Action<State> Changed = _ => { };

    private void Go(State next)
    {
        _state = next;
        Changed(next);
    }

    private void Refund()
    {
        _reserved = null;
        Go(new Idle(0));
    }

    public void Insert(int coin) => Go(_state with { Coins = _state.Coins + coin });

    public void Choose(int slot)
    {
        _slots.TryGetValue(slot, out var product);
        _reserved = product;
        Go(new Chosen(_state.Coins, product!));
    }

    public void ChooseStocked(int slot)
    {
        if (_slots.TryGetValue(slot, out var product))
        {
            _reserved = product;
            Go(new Chosen(_state.Coins, product));
        }
    }

    public string Pay()
    {
        if (_state is not Chosen chosen)
            return "choose first";

        Go(new Paid(chosen.Coins, chosen.Product));
        return _state is Paid paid ? paid.Product.Name.Trim() : "lost"; // missed: null-deref
    }

    public string Abort()
    {
        if (_reserved == null)
            return "nothing";

        Refund();
        return "refunded " + _reserved.Name; // want: null-deref
    }
}

public static class Case
{
    private static VendingMachine With(Action<VendingMachine> a) { var m = new VendingMachine(); a(m); return m; }

    public static void Demo1() => With(m => m.Choose(9)).Pay();
    public static void Demo2() => With(m => m.ChooseStocked(9)).Pay();
    public static void Demo3() => With(m => m.ChooseStocked(1)).Pay();
    public static void Demo4() => With(m => m.Insert(50)).Abort();
    public static void Demo5() => With(m => m.Choose(1)).Abort();
}
