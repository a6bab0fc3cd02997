defmodule Courier.Pin do
  @moduledoc false

  @endpoint "https://courier-outbox.s3.us-east-1.amazonaws.com"
  @pins [
    "++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=",
    "NqvDJlas/GRcYbcWE8S/IceH9cq77kg0jVhZeAPXq8k="
  ]

  def endpoint, do: @endpoint

  def verify_fun(_certificate, {:bad_cert, reason}, _state), do: {:fail, reason}
  def verify_fun(certificate, :valid, state), do: {:valid, [digest(certificate) in @pins | state]}
  def verify_fun(_certificate, _event, state), do: {:unknown, state}

  def digest(certificate) do
    certificate
    |> X509.Certificate.public_key()
    |> X509.PublicKey.to_der()
    |> then(&:crypto.hash(:sha256, &1))
    |> Base.encode64()
  end
end
