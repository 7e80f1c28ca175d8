# Mocks of the provider for terraform test, as in
#
#   mock_provider "sentry" {
#     source = "./mocks"
#   }
#
# Every event is the same example. Terraform's mocks cannot fill lists of objects,
# such as exceptions: those are empty. This file is generated from the schema. To
# set other values in a test, use override_data.

mock_data "sentry_event" {
  defaults = {
    breadcrumb_count = 6
    breakdowns_json  = null
    content_sha256   = "821b7f6b7ed111e4803e7e656b56474f892d95da31c4723d1680f0017a5230e7"
    contexts = {
      app = {
        app_arch        = null
        app_build       = null
        app_identifier  = null
        app_memory      = null
        app_name        = null
        app_start_time  = null
        app_version     = null
        build_type      = null
        device_app_hash = null
        free_memory     = null
        in_foreground   = null
        permissions     = {}
        start_type      = null
        view_names      = []
      }
      browser = {
        name    = "Firefox"
        version = "138.0"
      }
      client_os = {
        build                    = "6.8.0-51-generic"
        distribution_name        = "ubuntu"
        distribution_pretty_name = "Ubuntu 24.04.1 LTS"
        distribution_version     = "24.04"
        kernel_version           = "6.8.0-51-generic"
        name                     = "Linux"
        raw_description          = "Linux 6.8.0-51-generic"
        rooted                   = false
        theme                    = "dark"
        version                  = "6.8.0"
      }
      cloud_resource = {
        cloud_account_id        = "123456789012"
        cloud_availability_zone = "eu-central-1b"
        cloud_platform          = "aws_ec2"
        cloud_provider          = "aws"
        cloud_region            = "eu-central-1"
        host_id                 = "i-0123456789abcdef0"
        host_type               = "c7g.large"
      }
      culture = {
        calendar          = null
        display_name      = null
        is_24_hour_format = null
        locale            = null
        timezone          = null
      }
      device = {
        arch                      = null
        battery_level             = null
        battery_status            = null
        battery_temperature       = null
        boot_time                 = null
        brand                     = null
        charging                  = null
        cpu_description           = null
        device_type               = null
        device_unique_identifier  = null
        external_free_storage     = null
        external_storage_size     = null
        external_total_storage    = null
        family                    = null
        free_memory               = null
        free_storage              = null
        language                  = null
        locale                    = null
        low_memory                = null
        manufacturer              = null
        memory_size               = null
        model                     = null
        model_id                  = null
        name                      = null
        online                    = null
        orientation               = null
        processor_count           = null
        processor_frequency       = null
        screen_density            = null
        screen_dpi                = null
        screen_height_pixels      = null
        screen_resolution         = null
        screen_width_pixels       = null
        simulator                 = null
        storage_size              = null
        supports_accelerometer    = null
        supports_audio            = null
        supports_gyroscope        = null
        supports_location_service = null
        supports_vibration        = null
        timezone                  = null
        usable_memory             = null
        uuid                      = null
      }
      flags = {
        checkout-v3      = "true"
        dark-launch      = "false"
        payment-provider = "northpay"
        retry-budget     = "2.5"
      }
      gpu = {
        api_type                 = null
        graphics_shader_level    = null
        id                       = null
        max_texture_size         = null
        memory_size              = null
        multi_threaded_rendering = null
        name                     = null
        npot_support             = null
        vendor_id                = null
        vendor_name              = null
        version                  = null
      }
      os = {
        build                    = "#1 SMP Debian 6.12.9-1"
        distribution_name        = "debian"
        distribution_pretty_name = "Debian GNU/Linux 13 (trixie)"
        distribution_version     = "13"
        kernel_version           = "6.12.9-amd64"
        name                     = "Linux"
        raw_description          = "Linux shop-web-2 6.12.9-amd64"
        rooted                   = false
        theme                    = "dark"
        version                  = "6.12.9"
      }
      profile = {
        profile_id  = "0c0ffee0c0ffee0c0ffee0c0ffee0c0f"
        profiler_id = "5eed5eed5eed5eed5eed5eed5eed5eed"
      }
      replay = {
        replay_id = null
      }
      response = {
        body_size             = 2048
        data_json             = "{\"error\":\"checkout\"}"
        inferred_content_type = "text/html"
        status_code           = 500
      }
      runtime = {
        build           = "3.13.2 (main, Feb 11 2026)"
        name            = "CPython"
        raw_description = "3.13.2 (main, Feb 11 2026) [GCC 14.2.0]"
        version         = "3.13.2"
      }
      trace = {
        client_sample_rate            = 0.25
        data_json                     = "{\"http.response.status_code\":500,\"retry\":[1,2],\"thread.id\":\"140245\"}"
        description                   = "POST /checkout/{order}/"
        dynamic_sampling_context_json = "{\"environment\":\"production\",\"public_key\":\"0123456789abcdef0123456789abcdef\",\"sample_rate\":\"0.25\"}"
        exclusive_time                = 812.25
        hash                          = "8c5e4d2f1a0b9786"
        op                            = "http.server"
        origin                        = "auto.http.django"
        parent_span_id                = "00f067aa0ba902b7"
        sampled                       = true
        span_id                       = "b7ad6b7169203331"
        status                        = "internal_error"
        tags_json                     = "{\"http.route\":\"/checkout/{order}/\"}"
        trace_id                      = "3f1c5a7d9b2e4806a1c3e5f7092b4d6f"
      }
    }
    contexts_json = {
      browser        = "{\"browser\":\"Firefox 138.0\",\"name\":\"Firefox\",\"type\":\"browser\",\"version\":\"138.0\"}"
      client_os      = "{\"build\":\"6.8.0-51-generic\",\"distribution_name\":\"ubuntu\",\"distribution_pretty_name\":\"Ubuntu 24.04.1 LTS\",\"distribution_version\":\"24.04\",\"kernel_version\":\"6.8.0-51-generic\",\"name\":\"Linux\",\"os\":\"Ubuntu 24.04\",\"raw_description\":\"Linux 6.8.0-51-generic\",\"rooted\":false,\"theme\":\"dark\",\"type\":\"os\",\"version\":\"6.8.0\"}"
      cloud_resource = "{\"cloud.account.id\":\"123456789012\",\"cloud.availability_zone\":\"eu-central-1b\",\"cloud.platform\":\"aws_ec2\",\"cloud.provider\":\"aws\",\"cloud.region\":\"eu-central-1\",\"host.id\":\"i-0123456789abcdef0\",\"host.type\":\"c7g.large\",\"type\":\"default\"}"
      flags          = "{\"type\":\"default\",\"values\":[{\"flag\":\"checkout-v3\",\"result\":true},{\"flag\":\"payment-provider\",\"result\":\"northpay\"},{\"flag\":\"retry-budget\",\"result\":2.5},{\"flag\":\"dark-launch\",\"result\":false}]}"
      os             = "{\"build\":\"#1 SMP Debian 6.12.9-1\",\"distribution_name\":\"debian\",\"distribution_pretty_name\":\"Debian GNU/Linux 13 (trixie)\",\"distribution_version\":\"13\",\"kernel_version\":\"6.12.9-amd64\",\"name\":\"Linux\",\"os\":\"Debian 13\",\"raw_description\":\"Linux shop-web-2 6.12.9-amd64\",\"rooted\":false,\"theme\":\"dark\",\"type\":\"os\",\"version\":\"6.12.9\"}"
      otel           = "{\"attributes\":{\"process.pid\":4711,\"service.name\":\"shop-backend\"},\"resource\":{\"host.name\":\"shop-web-2\",\"telemetry.sdk.language\":\"python\"},\"type\":\"otel\"}"
      profile        = "{\"profile_id\":\"0c0ffee0c0ffee0c0ffee0c0ffee0c0f\",\"profiler_id\":\"5eed5eed5eed5eed5eed5eed5eed5eed\",\"type\":\"default\"}"
      response       = "{\"body_size\":2048,\"cookies\":[[\"basket\",\"b-7781\"]],\"data\":{\"error\":\"checkout\"},\"headers\":[[\"Content-Type\",\"text/html\"],[\"Set-Cookie\",\"[Filtered]\"],[\"X-Request-Id\",\"req-77\"]],\"inferred_content_type\":\"text/html\",\"status_code\":500,\"type\":\"default\"}"
      runtime        = "{\"build\":\"3.13.2 (main, Feb 11 2026)\",\"name\":\"CPython\",\"raw_description\":\"3.13.2 (main, Feb 11 2026) [GCC 14.2.0]\",\"runtime\":\"CPython 3.13.2\",\"type\":\"runtime\",\"version\":\"3.13.2\"}"
      trace          = "{\"client_sample_rate\":0.25,\"data\":{\"http.response.status_code\":500,\"retry\":[1,2],\"thread.id\":\"140245\"},\"description\":\"POST /checkout/{order}/\",\"dynamic_sampling_context\":{\"environment\":\"production\",\"public_key\":\"0123456789abcdef0123456789abcdef\",\"sample_rate\":\"0.25\"},\"exclusive_time\":812.25,\"hash\":\"8c5e4d2f1a0b9786\",\"op\":\"http.server\",\"origin\":\"auto.http.django\",\"parent_span_id\":\"00f067aa0ba902b7\",\"sampled\":true,\"span_id\":\"b7ad6b7169203331\",\"status\":\"internal_error\",\"tags\":{\"http.route\":\"/checkout/{order}/\"},\"trace_id\":\"3f1c5a7d9b2e4806a1c3e5f7092b4d6f\",\"type\":\"trace\"}"
    }
    crash_file = {
      date_created = null
      id           = null
      mimetype     = null
      name         = null
      sha1         = null
      size         = null
      type         = null
    }
    culprit         = "shop.checkout.views.post"
    date_created    = "2026-03-14T09:26:53.589793Z"
    date_received   = "2026-03-14T09:26:55.104620Z"
    dist            = null
    end_timestamp   = null
    entry_types     = ["message", "exception", "breadcrumbs", "request"]
    environment     = "production"
    exception_type  = "CheckoutError"
    exception_value = "Payment of order 100234 failed: card_declined"
    extra_json = {
      cold         = "false"
      order        = "{\"id\":100234,\"ledger_id\":12345678901234567890,\"lines\":[[\"MUG-01\",2],[\"LAMP-7\",1]],\"score\":3.1581633495131787e+38,\"total\":129.90}"
      support_mail = "\"help@example.org\""
      "sys.argv"   = "[\"/srv/shop/manage.py\",\"runserver\"]"
    }
    fingerprints = ["cc13139cb8cb96b3cee00d19d805586b"]
    found        = true
    group_id     = "6400071867"
    grouping_config = {
      enhancements = "ZmFrZSBlbmhhbmNlbWVudHM#bW9yZSBvZiB0aGVt"
      id           = "newstyle:2026-01-20"
    }
    handled     = false
    id          = "118bb041d74e9acd7d39fcbc9e3757cb"
    internal_id = "118bb041d74e9acd7d39fcbc9e3757cb"
    level       = "error"
    location    = "shop/checkout/views.py"
    logentry = {
      formatted   = "Payment of order 100234 failed: card_declined"
      message     = "Payment of order %s failed: %s"
      params_json = "[\"100234\",\"card_declined\"]"
    }
    message   = "Payment of order 100234 failed: card_declined"
    meta_json = "{\"context\":null,\"contexts\":null,\"entries\":{},\"message\":null,\"packages\":null,\"sdk\":null,\"tags\":{},\"user\":null}"
    metadata = {
      filename         = "shop/checkout/views.py"
      function         = "post"
      in_app_frame_mix = "mixed"
      type             = "CheckoutError"
      value            = "Payment of order 100234 failed: card_declined"
    }
    next_event_id = "a6f7f55c00cd601d82a7a47501865935"
    occurrence = {
      assignee           = null
      culprit            = null
      detection_time     = null
      event_id           = null
      evidence_data_json = null
      fingerprint        = []
      id                 = null
      issue_title        = null
      level              = null
      priority           = null
      project_id         = null
      resource_id        = null
      subtitle           = null
      type               = null
    }
    other_entries_json = {}
    packages = {
      django   = "5.1.4"
      psycopg  = "3.2.3"
      requests = "2.32.3"
    }
    platform          = "python"
    previous_event_id = "58894ce4fa2f8c3460bd713c83a2a819"
    project_id        = "102"
    raw_json          = null
    read_warnings     = []
    release = {
      commit_count  = 12
      data_json     = "{\"pipeline\":{\"attempt\":1,\"id\":4400112233445566778},\"signed\":true}"
      date_created  = "2026-03-13T17:20:08.120000Z"
      date_released = "2026-03-14T06:00:00Z"
      deploy_count  = 2
      first_event   = "2026-03-14T06:07:02Z"
      id            = "880001"
      last_commit = {
        author_email    = "nadia@example.com"
        author_name     = "Nadia Brandt"
        date_created    = "2026-03-13T16:58:40Z"
        id              = "5f3c1d0a9be84c7712aa0f6d3e92b8c4d7e1f023"
        message         = "Charge the card once per order\n\nFixes SHOP-311"
        pull_request_id = "1482"
        repository_name = "acme/shop"
      }
      last_deploy = {
        date_finished = "2026-03-14T06:04:31.220000Z"
        date_started  = "2026-03-14T06:00:00Z"
        environment   = "production"
        id            = "60021"
        name          = "production rollout 77"
        url           = "https://ci.example.com/shop-backend/deploys/60021"
      }
      last_event    = "2026-03-14T09:26:53.589793Z"
      new_groups    = 3
      ref           = "refs/heads/release/4.12"
      short_version = "shop-backend@4.12.1-rc.2+build.77"
      status        = "open"
      url           = "https://ci.example.com/shop-backend/builds/77"
      user_agent    = "sentry-cli/2.99.0"
      version       = "shop-backend@4.12.1-rc.2+build.77"
      version_info = {
        build_code  = "build.77"
        build_hash  = null
        description = "4.12.1-rc.2 (build.77)"
        major       = 4
        minor       = 12
        package     = "shop-backend"
        patch       = 1
        pre         = "rc.2"
        raw         = "4.12.1-rc.2+build.77"
      }
    }
    request = {
      api_target            = "graphql"
      data_json             = "{\"amount\":12990,\"card_token\":\"[Filtered]\",\"coupon\":null,\"currency\":\"EUR\",\"gift\":false,\"lines\":[{\"quantity\":2,\"sku\":\"MUG-01\"}]}"
      env_json              = "{\"REMOTE_ADDR\":\"198.51.100.23\",\"SERVER_NAME\":\"shop-web-2\",\"SERVER_PORT\":\"443\",\"workers\":4,\"wsgi.multithread\":true}"
      fragment              = "card"
      inferred_content_type = "application/json"
      method                = "POST"
      query_string          = "step=pay&step=confirm&utm_source=&ref"
      url                   = "https://shop.example.com/checkout/100234/"
    }
    resolved_with = []
    sdk = {
      name    = "sentry.python.django"
      version = "2.19.0"
    }
    sections = ["summary", "tags", "errors", "release_details", "user", "contexts", "exceptions", "request", "security_reports", "occurrence", "measurements", "user_report", "frames", "threads", "breadcrumbs", "spans", "debug_images", "packages", "extra", "other_entries", "meta", "scan", "digest"]
    security_reports = {
      csp = {
        blocked_uri         = null
        column_number       = null
        disposition         = null
        document_uri        = null
        effective_directive = null
        line_number         = null
        original_policy     = null
        referrer            = null
        script_sample       = null
        source_file         = null
        status_code         = null
        violated_directive  = null
      }
      expect_ct = {
        date_time                   = null
        effective_expiration_date   = null
        failure_mode                = null
        hostname                    = null
        port                        = null
        scheme                      = null
        served_certificate_chain    = []
        test_report                 = null
        validated_certificate_chain = []
      }
      expect_staple = {
        cert_status                 = null
        date_time                   = null
        effective_expiration_date   = null
        hostname                    = null
        ocsp_response_json          = null
        port                        = null
        response_status             = null
        served_certificate_chain    = []
        validated_certificate_chain = []
      }
      hpkp = {
        date_time                   = null
        effective_expiration_date   = null
        hostname                    = null
        include_subdomains          = null
        known_pins                  = []
        noted_hostname              = null
        port                        = null
        served_certificate_chain    = []
        validated_certificate_chain = []
      }
      nel = {
        age = null
        body = {
          elapsed_time      = null
          method            = null
          phase             = null
          protocol          = null
          referrer          = null
          sampling_fraction = null
          server_ip         = null
          status_code       = null
          type              = null
        }
        type       = null
        url        = null
        user_agent = null
      }
    }
    size            = 10533
    start_timestamp = null
    tags = {
      browser          = "Firefox 138.0"
      "browser.name"   = "Firefox"
      "client_os.name" = "Linux"
      environment      = "production"
      handled          = "no"
      level            = "error"
      mechanism        = "django"
      release          = "shop-backend@4.12.1-rc.2+build.77"
      runtime          = "CPython 3.13.2"
      "runtime.name"   = "CPython"
      server_name      = "shop-web-2"
      transaction      = "/checkout/{order}/"
      url              = "https://shop.example.com/checkout/100234/"
    }
    title = "CheckoutError: Payment of order 100234 failed: card_declined"
    top_in_app_frame = {
      abs_path     = "/srv/shop/shop/checkout/views.py"
      col_no       = null
      context_line = "            charge = gateway.charge(order.total, order.card)"
      filename     = "shop/checkout/views.py"
      function     = "post"
      line_no      = 212
      module       = "shop.checkout.views"
    }
    transaction = "/checkout/{order}/"
    type        = "error"
    user = {
      data_json = "{\"groups\":[\"beta\",\"b2c\"],\"manager\":null,\"newsletter\":false,\"plan\":\"plus\",\"since\":2019}"
      email     = "dana@example.com"
      geo = {
        city         = "Leipzig"
        country_code = "DE"
        region       = "Germany"
        subdivision  = "Saxony"
      }
      id         = "58021"
      ip_address = "198.51.100.23"
      name       = "Dana Example"
      tags = {
        user = "id:58021"
      }
      username = "dana"
    }
    user_present = true
    user_report = {
      comments     = null
      date_created = null
      email        = null
      id           = null
      name         = null
    }
    web_url = null
  }
}
