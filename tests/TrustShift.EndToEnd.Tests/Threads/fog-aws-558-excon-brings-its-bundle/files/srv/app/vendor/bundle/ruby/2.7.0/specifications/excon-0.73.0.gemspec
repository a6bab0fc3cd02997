Gem::Specification.new do |s|
  s.name = "excon"
  s.version = "0.73.0"
end
