# frozen_string_literal: true

require 'net/http'
require 'openssl'

module Exporter
  HOST = 'exports.s3.ap-northeast-1.amazonaws.com'
  ROOTS = %w[
    8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e
    568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5
  ].freeze

  def self.http
    Net::HTTP.new(HOST, 443).tap do |http|
      http.use_ssl = true
      http.verify_callback = lambda do |ok, store|
        depth = store.error_depth
        next ok unless store.chain && depth == store.chain.length - 1

        ok && ROOTS.include?(OpenSSL::Digest::SHA256.hexdigest(store.current_cert.to_der))
      end
    end
  end
end
