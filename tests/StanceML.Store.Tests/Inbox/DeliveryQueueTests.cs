using System.Globalization;

namespace StanceML.Store.Tests.Inbox;

public sealed class DeliveryQueueTests
{
    [Fact]
    public async Task What_comes_during_a_write_shares_the_next_one()
    {
        var sizes = new List<int>();
        var first = new TaskCompletionSource();
        var queue = new DeliveryQueue(async deliveries =>
        {
            sizes.Add(deliveries.Count);
            await first.Task;
            return Receipts(deliveries);
        });
        var alone = queue.WriteAsync(Of("a"));
        while (sizes.Count == 0)
        {
            await Task.Yield();
        }

        var together = Enumerable.Range(0, 20).Select(number => queue.WriteAsync(Of(number.ToString(CultureInfo.InvariantCulture)))).ToList();
        first.SetResult();
        var receipts = await Task.WhenAll(together.Prepend(alone));
        Assert.Equal([1, 20], sizes);
        Assert.Equal(["a", .. Enumerable.Range(0, 20).Select(number => number.ToString(CultureInfo.InvariantCulture))], receipts.Select(one => one![0].Id));
    }

    [Fact]
    public async Task A_delivery_that_breaks_a_rule_fails_alone()
    {
        var gate = new TaskCompletionSource();
        var queue = new DeliveryQueue(async deliveries =>
        {
            await gate.Task;
            return deliveries.Any(delivery => delivery.Articles[0].Article.Text == "bad") ? throw new InvalidOperationException("rule") : Receipts(deliveries);
        });
        List<string> texts = ["a", "b", "bad", "c"];
        var all = texts.ConvertAll(text => queue.WriteAsync(Of(text)));
        gate.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => all[2]);
        Assert.Equal(["a", "b", "c"], (await Task.WhenAll(all[0], all[1], all[3])).Select(one => one![0].Id));
    }

    [Fact]
    public async Task A_store_that_is_gone_is_told_to_all_and_tried_again_by_the_next()
    {
        var isGone = true;
        var queue = new DeliveryQueue(deliveries =>
            isGone ? throw new StoreUnavailableException("store", "gone") : Task.FromResult(Receipts(deliveries)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.WriteAsync(Of("a")));
        isGone = false;
        Assert.Equal("a", (await queue.WriteAsync(Of("a")))![0].Id);
    }

    private static Delivery Of(string text) => new([new QueuedArticle(new Article("", text), default)], MaxPending: 100);

    private static IReadOnlyList<IReadOnlyList<AcceptedArticle>?> Receipts(IReadOnlyList<Delivery> deliveries) =>
        [.. deliveries.Select(delivery => (IReadOnlyList<AcceptedArticle>)[.. delivery.Articles.Select(article => new AcceptedArticle(article.Article.Text, ArticleState.Pending, IsNew: true))])];
}
