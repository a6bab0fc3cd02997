defmodule Courier.MixProject do
  use Mix.Project

  def project, do: [app: :courier, version: "0.1.0", elixir: "~> 1.15", deps: []]
end
