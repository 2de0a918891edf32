namespace StanceML.Store.Tests.Engines;

public sealed class StoreAddressTests
{
    [Theory]
    [InlineData("desk.db")]
    [InlineData("/var/lib/stanceml/host=odd.db")]
    [InlineData("postgres.db")]
    [InlineData("C:\\stores\\desk.db")]
    public void A_file_is_no_connection(string store) => Assert.Null(StoreAddress.ConnectionIn(store));

    [Fact]
    public void A_URL_names_user_password_host_port_database_and_options()
    {
        var connection = StoreAddress.ConnectionIn("postgresql://desk:p%40ss%3A%2Fword@db.example:6432/news%20desk?sslmode=require&Maximum%20Pool%20Size=7")!;
        Assert.Equal(("desk", "p@ss:/word", "db.example", 6432, "news desk"), (connection.Username, connection.Password, connection.Host, connection.Port, connection.Database));
        Assert.Equal((Npgsql.SslMode.Require, 7), (connection.SslMode, connection.MaxPoolSize));
    }

    [Fact]
    public void A_connection_string_is_taken_as_it_is()
    {
        var connection = StoreAddress.ConnectionIn("Server=db.example; Database=desk; Username=u; Password=p")!;
        Assert.Equal(("db.example", 5432, "desk"), (connection.Host, connection.Port, connection.Database));
    }

    [Theory]
    [InlineData("postgres://desk:secret@db.example/desk?colour=red")]
    [InlineData("postgres://desk:secret@db.example:port/desk")]
    [InlineData("postgres://desk:secret@db.example/desk?port=secret")]
    [InlineData("Host=db.example;Password=secret;Colour=red")]
    [InlineData("Host=db.example;Password='secret")]
    public void A_connection_that_cannot_be_read_is_refused_without_its_password(string store)
    {
        var refusal = Assert.Throws<StoreUnavailableException>(() => StoreAddress.ConnectionIn(store));
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }
}
